package org.tppkit.adapter.arkea.internal.wire;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tppkit.ports.spi.http.BankResponse;

/** Answers for the readers' tests. */
final class Json {
    static final AccountBodies BODIES = new AccountBodies(ZoneId.of("Europe/Paris"));

    private Json() {}

    static BankResponse answer(String body) {
        return answer(body.getBytes(StandardCharsets.UTF_8));
    }

    static BankResponse answer(byte[] body) {
        return new BankResponse(
                200, Map.of("content-type", List.of("application/json;charset=UTF-8")), new ByteArrayInputStream(body));
    }

    static <T> T read(String body, Function<JsonBody, T> reader) {
        return JsonBody.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), reader);
    }

    /** Reads a whole object as an unknown one: every name is passed over. */
    static int skipAll(JsonBody json) {
        int fields = 0;
        json.enterObject();
        while (json.nextField()) {
            fields++;
            json.skip();
        }
        return fields;
    }
}
