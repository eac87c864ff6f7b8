package org.tppkit.docs;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tppkit.core.EncryptionKey;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Bic;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.GeoLocation;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.ports.spi.http.BankRequest;

/** Specimens of types whose texts have a form of their own. */
final class Samples {
    private Samples() {}

    static Map<Class<?>, Object> of(Canaries canaries) {
        Map<Class<?>, Object> samples = new HashMap<>();
        samples.put(Bic.class, new Bic("ABCDFRPP"));
        samples.put(Iban.class, iban(canaries));
        samples.put(Money.class, Money.of("12.30", "EUR"));
        samples.put(GeoLocation.class, GeoLocation.of(canaries.put("52.506931,13.144558", "GeoLocation")));
        samples.put(PsuContext.class, psu(canaries));
        samples.put(Callback.class, callback(canaries));
        samples.put(NextStep.class, redirect(canaries));
        samples.put(NextStep.RedirectPsu.class, redirect(canaries));
        samples.put(Remittance.CreditorReference.class, reference(canaries));
        samples.put(TransactionQuery.class, TransactionQuery.between(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1)));
        samples.put(BankDescriptor.class, bank(canaries));
        samples.put(BankRequest.class, request(canaries));
        samples.put(EncryptionKey.class, encryptionKey(canaries));
        samples.put(TppException.class, new SigningException("a failure", null));
        return samples;
    }

    private static EncryptionKey encryptionKey(Canaries canaries) {
        String bytes = canaries.put("32 bytes that nobody should see!", "EncryptionKey.bytes");
        return EncryptionKey.of(
                canaries.put("id-of-a-key", "EncryptionKey.id"), bytes.getBytes(StandardCharsets.US_ASCII));
    }

    private static Iban iban(Canaries canaries) {
        canaries.put("20041010050500013", "Iban.value");
        return Iban.of("FR1420041010050500013M02606");
    }

    private static Remittance.CreditorReference reference(Canaries canaries) {
        return new Remittance.CreditorReference(canaries.put("RF18539007547034", "CreditorReference.reference"));
    }

    private static PsuContext psu(Canaries canaries) {
        return PsuContext.builder(canaries.put("203.0.113.77", "PsuContext.ipAddress"))
                .userAgent(canaries.at("PsuContext.userAgent"))
                .referer(canaries.at("PsuContext.referer"))
                .deviceId(canaries.at("PsuContext.deviceId"))
                .psuId(canaries.at("PsuContext.psuId"))
                .geoLocation(GeoLocation.of(canaries.put("48.390394,-4.486076", "PsuContext.geoLocation")))
                .build();
    }

    private static Callback callback(Canaries canaries) {
        return Callback.parse("https://tpp.example/callback?code=" + canaries.at("Callback.code")
                + "&state=" + canaries.at("Callback.state")
                + "&error_description=" + canaries.at("Callback.errorDescription")
                + "&" + canaries.at("Callback.unknown name") + "=" + canaries.at("Callback.unknown value"));
    }

    private static NextStep.RedirectPsu redirect(Canaries canaries) {
        return new NextStep.RedirectPsu(
                URI.create("https://bank.example/authorize?state=" + canaries.at("RedirectPsu.query")));
    }

    private static BankDescriptor bank(Canaries canaries) {
        ApiVersion version = ApiVersion.of("1");
        return BankDescriptor.builder()
                .id(BankId.of("acme:bank"))
                .name(canaries.at("BankDescriptor.name"))
                .putEndpoints(Environment.PRODUCTION, BankEndpoints.of(URI.create("https://bank.example")))
                .putCapabilities(version, Set.of())
                .recommendedVersion(version)
                .zone(ZoneOffset.UTC)
                .putSettings("setting", canaries.at("BankDescriptor.settings"))
                .build();
    }

    private static BankRequest request(Canaries canaries) {
        URI uri = URI.create(
                "https://bank.example/" + canaries.at("BankRequest.path") + "?q=" + canaries.at("BankRequest.query"));
        return BankRequest.of("POST", uri)
                .header("Authorization", "Bearer " + canaries.at("BankRequest.header value"))
                .body(canaries.at("BankRequest.body").getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
