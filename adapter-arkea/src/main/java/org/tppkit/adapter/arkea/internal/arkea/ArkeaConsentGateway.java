package org.tppkit.adapter.arkea.internal.arkea;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.tppkit.adapter.arkea.internal.stet.AuthorizationCallback;
import org.tppkit.adapter.arkea.internal.wire.FormBody;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.model.consent.ConsentStart;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.ConsentGateway;

/**
 * Sends customers to the bank's {@code /authorize} page and reads what they bring back (Arkéa Production page, "Step1 -
 * Access token"; RFC 6749 sections 4.1.1 and 4.1.2). Calls nobody.
 */
final class ArkeaConsentGateway implements ConsentGateway {
    private final AdapterContext context;
    private final URI authorizeOrigin;
    private final Set<Capability> capabilities;

    /**
     * @param capabilities what the bank can do in this version
     * @throws ConfigurationException if it is not known where the bank's customers approve: told when a client is built, not
     *     when its first customer comes
     */
    ArkeaConsentGateway(AdapterContext context, Set<Capability> capabilities) {
        this.context = context;
        this.authorizeOrigin = authorizeOrigin(context);
        this.capabilities = Set.copyOf(capabilities);
    }

    @Override
    public ConsentStart begin(ConsentSetup setup, BankCall call) {
        if (setup.state().indexOf(',') >= 0) {
            throw new InvalidRequestException("state", "a comma would split the bank's Location header");
        }
        String query = new FormBody()
                .field("response_type", "code")
                .field("client_id", context.application().clientId())
                .field("redirect_uri", setup.redirectUri().toString())
                .field("scope", scope(setup.scope()))
                .field("state", setup.state())
                .text();
        return ConsentStart.of(new NextStep.RedirectPsu(URI.create(authorizeOrigin + "/authorize?" + query)));
    }

    @Override
    public CallbackMeaning interpret(Callback callback) {
        return AuthorizationCallback.meaning(callback);
    }

    private String scope(ConsentScope scope) {
        return switch (scope) {
            case ACCOUNT_INFORMATION -> "aisp";
            case ACCOUNT_INFORMATION_EXTENDED_HISTORY -> {
                require(Capability.EXTENDED_HISTORY);
                yield "aisp extended_transaction_history";
            }
            case FUNDS_CONFIRMATION -> {
                require(Capability.FUNDS_CONFIRMATION);
                yield "cbpii";
            }
            default -> throw new CapabilityException(context.bank().id() + " does not offer " + scope);
        };
    }

    private void require(Capability capability) {
        if (!capabilities.contains(capability)) {
            throw new CapabilityException(context.bank().id() + " does not offer " + capability);
        }
    }

    /**
     * Where the bank's customers approve.
     *
     * @throws ConfigurationException if it is not known
     */
    static URI authorizeOrigin(AdapterContext context) {
        BankId bank = context.bank().id();
        return context.endpoints()
                .authorization()
                .orElseThrow(() -> new ConfigurationException(
                        List.of(bank + ": where customers approve in " + context.environment()
                                + " is not known. Override the bank's endpoints with an authorization origin"
                                + " (endpoints(bank, BankEndpoints.of(api, authorization)), or the setting bank."
                                + bank.family() + "." + bank.bank() + ".authorization)")));
    }
}
