package org.tppkit.adapter.arkea.scripted;

import java.util.ArrayList;
import java.util.List;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.MessageSigner;
import org.tppkit.ports.spi.signing.SignatureProfile;

/** Signs nothing, but marks what it was asked to sign, and refuses what a real signer would refuse. */
public final class MarkingSigner implements MessageSigner {
    private final List<BankRequest> signed = new ArrayList<>();
    private final List<SignatureProfile> profiles = new ArrayList<>();

    /** The requests as they left the signer. */
    public List<BankRequest> signed() {
        return signed;
    }

    public List<SignatureProfile> profiles() {
        return profiles;
    }

    @Override
    public BankRequest sign(BankRequest request, SignatureProfile profile) {
        BankRequest digested =
                request.toBuilder().header("Digest", "SHA-256=test").build();
        List<String> names = new ArrayList<>();
        for (String name : profile.headers()) {
            if (!name.equals("(request-target)") && digested.header(name).isEmpty()) {
                throw new SigningException("the request lacks " + name, null);
            }
            names.add(name);
        }
        profile.headersIfPresent().stream()
                .filter(name -> digested.header(name).isPresent())
                .forEach(names::add);
        BankRequest result = digested.toBuilder()
                .header("Signature", "headers=\"" + String.join(" ", names) + "\"")
                .build();
        signed.add(result);
        profiles.add(profile);
        return result;
    }
}
