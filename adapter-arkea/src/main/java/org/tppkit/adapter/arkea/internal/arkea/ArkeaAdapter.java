package org.tppkit.adapter.arkea.internal.arkea;

import java.util.Optional;
import java.util.Set;
import org.tppkit.adapter.arkea.internal.stet.ApprovalPages;
import org.tppkit.adapter.arkea.internal.stet.Refusals;
import org.tppkit.adapter.arkea.internal.stet.StetAccountGateway;
import org.tppkit.adapter.arkea.internal.stet.StetBank;
import org.tppkit.adapter.arkea.internal.stet.StetDialect;
import org.tppkit.adapter.arkea.internal.stet.StetFundsGateway;
import org.tppkit.adapter.arkea.internal.stet.StetPaymentGateway;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.spi.bank.AccountGateway;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.AuthorizationGateway;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.ConsentGateway;
import org.tppkit.ports.spi.bank.FundsGateway;
import org.tppkit.ports.spi.bank.PaymentGateway;

/** One bank of the group in one version: its gateways. */
public final class ArkeaAdapter implements BankAdapter {
    /** Before every resource, in both versions (Arkéa Production page). */
    private static final String BASE_PATH = "/psd2/v1";

    /** What names the payment in the approval link (Arkéa Production page, "PISP V1.4.2"). */
    private static final String PAYMENT_ID_PARAMETER = "PRid";

    private final ConsentGateway consents;
    private final AuthorizationGateway authorization;
    private final AccountGateway accounts;
    private final FundsGateway funds;
    private final PaymentGateway payments;

    private ArkeaAdapter(AdapterContext context, StetBank stet, ArkeaSettings settings) {
        Refusals refusals = new Refusals(context.clock(), ArkeaCodes::ofResource);
        // No consent stands behind a payment: its refusals mean what their status says.
        Refusals refusalsOfPayments = new Refusals(context.clock(), (operation, answer) -> Optional.empty());
        ApprovalPages pages = new ApprovalPages(
                ArkeaConsentGateway.authorizeOrigin(context),
                context.application().clientId(),
                PAYMENT_ID_PARAMETER);
        this.consents = new ArkeaConsentGateway(context, stet.capabilities());
        this.authorization = new ArkeaAuthorizationGateway(context, settings, stet.capabilities());
        this.accounts = new StetAccountGateway(stet, context.messageSigner(), refusals);
        this.funds = new StetFundsGateway(stet, context.messageSigner(), refusals);
        this.payments = new StetPaymentGateway(
                stet,
                context.messageSigner(),
                refusalsOfPayments,
                pages,
                settings.cancelStatus().orElse(stet.dialect().cancelStatus()));
    }

    /**
     * The adapter of the context's bank.
     *
     * @throws IllegalArgumentException for a version that the bank has not or that is not spoken here, and for a setting
     *     that cannot be read
     * @throws ConfigurationException if it is not known where the bank's customers approve
     */
    public static ArkeaAdapter of(ApiVersion version, AdapterContext context) {
        BankDescriptor bank = context.bank();
        Set<Capability> capabilities = bank.capabilities().get(version);
        if (capabilities == null) {
            throw new IllegalArgumentException("bank " + bank.id() + ": version " + version
                    + " is none of its versions " + bank.capabilities().keySet());
        }
        StetDialect dialect = StetDialect.of(version)
                .orElseThrow(() -> new IllegalArgumentException("bank " + bank.id() + ": this adapter speaks "
                        + StetDialect.STET_1_4_1.version() + " and " + StetDialect.STET_1_4_2.version() + ", not "
                        + version));
        ArkeaSettings settings = settings(bank);
        StetBank stet = new StetBank(
                context.endpoints().api(), BASE_PATH, dialect, bank.zone(), capabilities, settings.signature());
        return new ArkeaAdapter(context, stet, settings);
    }

    @Override
    public ConsentGateway consents() {
        return consents;
    }

    @Override
    public AuthorizationGateway authorization() {
        return authorization;
    }

    @Override
    public AccountGateway accounts() {
        return accounts;
    }

    @Override
    public FundsGateway funds() {
        return funds;
    }

    @Override
    public PaymentGateway payments() {
        return payments;
    }

    private static ArkeaSettings settings(BankDescriptor bank) {
        try {
            return ArkeaSettings.read(bank.settings());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("bank " + bank.id() + ": " + e.getMessage(), e);
        }
    }
}
