package org.tppkit.adapter.arkea.internal.stet;

import org.tppkit.adapter.arkea.internal.wire.FundsBodies;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.funds.FundsAnswer;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.FundsGateway;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.signing.MessageSigner;

/** Asks a STET bank whether an account holds an amount (STET section 3). Stateless; keeps no answer. */
public final class StetFundsGateway implements FundsGateway {
    private final StetBank bank;
    private final StetRequests requests;
    private final Refusals refusals;
    private final FundsBodies bodies;

    /**
     * @param bank the bank in its version
     * @param signer signs each request
     * @param refusals turns refusals into errors
     */
    public StetFundsGateway(StetBank bank, MessageSigner signer, Refusals refusals) {
        this.bank = bank;
        this.requests = new StetRequests(bank, signer);
        this.refusals = refusals;
        this.bodies = new FundsBodies(bank.dialect().payment().amount());
    }

    @Override
    public FundsAnswer check(FundsCheck check, BankCall call) {
        bank.require(Capability.FUNDS_CONFIRMATION, "confirmation of funds");
        ResourceAddress address = ResourceAddress.of(bank, "/funds-confirmations");
        BankRequest request = requests.withBody("POST", address, bodies.request(check), call);
        try (BankResponse answer = call.send(request)) {
            if (answer.status() != 200) {
                throw refusals.read("the confirmation of funds", answer);
            }
            return bodies.answer(check, answer);
        }
    }
}
