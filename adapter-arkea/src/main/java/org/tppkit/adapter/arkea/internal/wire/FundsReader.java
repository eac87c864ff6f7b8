package org.tppkit.adapter.arkea.internal.wire;

import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.funds.FundsAnswer;

/**
 * Reads STET's {@code HalPaymentCoverageReport}, strictly: a yes to another question is no answer to this one.
 *
 * @param id the id of the question
 */
record FundsReader(String id) {

    FundsAnswer read(JsonBody json) {
        Boolean result = null;
        boolean asked = false;
        json.enterObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "request" -> asked = isOurs(json);
                case "result" -> result = json.flag();
                default -> json.skip();
            }
        }
        if (!asked) {
            throw json.wrong("request.paymentCoverageRequestId", "the id of the question is expected");
        }
        if (result == null) {
            throw json.wrong("result", "true or false is missing");
        }
        return new FundsAnswer(result);
    }

    private boolean isOurs(JsonBody json) {
        @Nullable String echoed = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "paymentCoverageRequestId" -> echoed = json.text();
                    default -> json.skip();
                }
            }
        }
        return id.equals(echoed);
    }
}
