package org.tppkit.core.internal.doctor;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether certificates are in order and lead on from one to the next. */
final class ChainCheck {
    private final Subject subject;
    private final Findings findings;

    private ChainCheck(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    /**
     * Looks at a chain.
     *
     * @param sortedByUs whether TPPKit puts it in order by itself
     * @return the certificates that lead on from the own one, in order
     */
    static List<X509Certificate> of(
            Subject subject, List<X509Certificate> given, boolean sortedByUs, Findings findings) {
        return new ChainCheck(subject, findings).look(given, sortedByUs);
    }

    private List<X509Certificate> look(List<X509Certificate> given, boolean sortedByUs) {
        List<X509Certificate> chain = ordered(given);
        boolean well = order(given, chain, sortedByUs);
        well &= signatures(chain);
        well &= completeness(chain);
        if (well) {
            findings.ok(
                    id(),
                    subject.about(),
                    "the chain of the " + subject.certificate() + " is in order: " + chain.size()
                            + (chain.size() == 1 ? " certificate" : " certificates"));
        }
        return chain;
    }

    /** The own certificate is the one that issued none of the others; the first of such. */
    private static List<X509Certificate> ordered(List<X509Certificate> given) {
        List<X509Certificate> rest = new ArrayList<>(given);
        Optional<X509Certificate> next = given.stream()
                .filter(certificate ->
                        given.stream().noneMatch(other -> !other.equals(certificate) && issued(certificate, other)))
                .filter(certificate -> given.size() == 1 || !isAuthority(certificate))
                .findFirst()
                .or(() -> Optional.of(given.get(0)));
        List<X509Certificate> chain = new ArrayList<>();
        while (next.isPresent()) {
            X509Certificate current = next.get();
            chain.add(current);
            rest.remove(current);
            next = rest.stream().filter(other -> issued(other, current)).findFirst();
        }
        return chain;
    }

    private boolean order(List<X509Certificate> given, List<X509Certificate> chain, boolean sortedByUs) {
        boolean well = true;
        if (!given.subList(0, Math.min(chain.size(), given.size())).equals(chain)) {
            String what = "the certificates of the " + subject.certificate()
                    + " are not in order: its own should be first, then each one's issuer";
            if (sortedByUs) {
                findings.warning(
                        id(), subject.about(), what + ". TPPKit sorts them; other programs that read the file do not");
            } else {
                findings.error(id(), subject.about(), what);
            }
            well = false;
        }
        for (X509Certificate stranger : given) {
            if (!chain.contains(stranger)) {
                findings.warning(
                        id(),
                        subject.about(),
                        "the certificate of "
                                + stranger.getSubjectX500Principal().getName() + " does not belong to the chain of the "
                                + subject.certificate() + ": take it out");
                well = false;
            }
        }
        return well;
    }

    private boolean signatures(List<X509Certificate> chain) {
        for (int i = 0; i + 1 < chain.size(); i++) {
            try {
                chain.get(i).verify(chain.get(i + 1).getPublicKey());
            } catch (GeneralSecurityException e) {
                findings.error(
                        id(),
                        subject.about(),
                        "the certificate of "
                                + chain.get(i).getSubjectX500Principal().getName()
                                + " is not signed by the issuer that follows it,"
                                + " though that has the right name: it is another key's certificate");
                return false;
            }
        }
        return true;
    }

    private boolean completeness(List<X509Certificate> chain) {
        X509Certificate last = chain.get(chain.size() - 1);
        if (chain.size() == 1 && !issued(last, last)) {
            findings.warning(
                    id(),
                    subject.about(),
                    "the chain of the " + subject.certificate()
                            + " ends with itself: add the certificate of its issuer, "
                            + last.getIssuerX500Principal().getName() + ", or banks may not find the way to the root");
            return false;
        }
        return true;
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    private String id() {
        return subject.id("chain");
    }
}
