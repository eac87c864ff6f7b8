package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;

/**
 * Prints a specimen of every public value and error, each text in it a canary. What may be seen is listed: a new attribute
 * is masked, or somebody says here that it is no secret.
 */
class NoSecretInToStringTest {

    /** Names, codes and words of banks: no secrets, no personal data. */
    private static final Set<String> MAY_BE_SEEN = Set.of(
            "AccountId.value",
            "AccountUsage.code",
            "ApiVersion.value",
            "Application.clientId",
            "Application.redirectUri",
            "Balance.lastCommittedTransaction",
            "Balance.name",
            "BalanceType.code",
            "BankAnswer.code",
            "BankDescriptor.name",
            "BankDescriptor.settings",
            "BankEndpoints.api",
            "BankEndpoints.authorization",
            "BankEndpoints.otherOrigins",
            "BankId.bank",
            "BankId.family",
            "BankRequest.path",
            "BankRules.answerKeyHosts",
            "BankRules.answerOrganization",
            "Beneficiary.id",
            "CancellationReason.code",
            "CashAccountType.code",
            "CategoryPurpose.code",
            "CodeExchange.redirectUri",
            "Consent.id",
            "ConsentSetup.redirectUri",
            "ConsentStart.consentReference",
            "CreditTransfer.endToEndId",
            "CreditTransfer.instructionId",
            "Facts.id",
            "EncryptionKey.id",
            "Failed.error",
            "Finding.about",
            "Finding.id",
            "Finding.message",
            "FundsCheck.id",
            "GenericIdentification.schemeName",
            "Header.name",
            "Payment.requestId",
            "PaymentId.clientId",
            "PaymentId.resourceId",
            "PaymentRequest.id",
            "PaymentStart.resourceId",
            "PaymentStatus.code",
            "PendingConsent.id",
            "PsuHeaderDropped.header",
            "Purpose.code",
            "RetrievedPayment.resourceId",
            "Return.redirectUri",
            "SignatureProfile.headers",
            "SignatureProfile.headersIfPresent",
            "SignatureVerdict.difference",
            "SigningSteps.names",
            "StatusReason.code",
            "TokenFilter.clientId",
            "TokenGrant.scope",
            "TokenKey.clientId",
            "TokenKey.id",
            "TransactionStatus.code",
            "TransferStatus.endToEndId",
            "TransferStatus.instructionId");

    /** What an error says is written without secrets: tests of those who write it see to that. */
    private static final Pattern WORDS_OF_ERRORS =
            Pattern.compile("\\w+Exception\\.(message|problems|field|rule|path)");

    /** They answer calls and hold no values; what they print is tested where they are made. */
    private static final Set<String> SERVICES = Set.of(
            "org.tppkit.core.Accounts",
            "org.tppkit.core.Bank",
            "org.tppkit.core.Consents",
            "org.tppkit.core.Doctor",
            "org.tppkit.core.Funds",
            "org.tppkit.core.Payments");

    private final Canaries canaries = new Canaries();
    private final Specimens specimens = new Specimens(canaries);

    @TestFactory
    Stream<DynamicTest> noSecretIsPrinted() {
        return speakingTypes()
                .map(type -> DynamicTest.dynamicTest(type.getName(), () -> {
                    Set<String> seen = new TreeSet<>(canaries.seenIn(print(specimens.of(type))));
                    seen.removeAll(MAY_BE_SEEN);
                    seen.removeIf(place -> WORDS_OF_ERRORS.matcher(place).matches());

                    assertThat(seen).as("what %s prints", type.getName()).isEmpty();
                }));
    }

    @Test
    void theTypesThatHoldSecretsAreAmongThem() {
        assertThat(speakingTypes())
                .contains(
                        AccessToken.class,
                        RefreshToken.class,
                        AuthorizationCode.class,
                        TokenGrant.class,
                        CodeExchange.class,
                        Callback.class,
                        Iban.class,
                        Account.class,
                        Beneficiary.class,
                        EndUserIdentity.class,
                        PsuContext.class)
                .extracting(Class::getName)
                .contains("org.tppkit.core.PendingConsent", "org.tppkit.core.Consent");
    }

    @Test
    void aCanaryThatIsPrintedIsSeen() {
        record Leak(String token) {}

        assertThat(canaries.seenIn(print(specimens.of(Leak.class)))).containsExactly("Leak.token");
    }

    private static String print(Object specimen) {
        if (!(specimen instanceof Throwable error)) {
            return specimen.toString();
        }
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Public types that can be made and print more than Object does. */
    private static Stream<Class<?>> speakingTypes() {
        List<String> packages = List.of("org.tppkit.ports.", "org.tppkit.core.");
        return TheHouse.CLASSES.stream()
                .filter(type -> packages.stream().anyMatch(type.getName()::startsWith))
                .filter(type -> !type.getPackageName().contains(".internal"))
                .filter(NoSecretInToStringTest::isPublic)
                .filter(type -> !SERVICES.contains(type.getName()))
                .filter(type -> !type.isInterface()
                        && !type.isEnum()
                        && !type.getSimpleName().equals("Builder"))
                .<Class<?>>map(JavaClass::reflect)
                .filter(NoSecretInToStringTest::speaks);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass()
                        .map(NoSecretInToStringTest::isPublic)
                        .orElse(true);
    }

    private static boolean speaks(Class<?> type) {
        try {
            boolean generated = Modifier.isAbstract(type.getModifiers()) && !Throwable.class.isAssignableFrom(type);
            boolean concrete = !Modifier.isAbstract(type.getModifiers());
            return generated || (concrete && type.getMethod("toString").getDeclaringClass() != Object.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
