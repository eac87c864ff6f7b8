package org.tppkit.testkit.contract;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;

/** Signers as they are written in a hurry: each wrong in one thing. */
final class WrongSigners {
    private WrongSigners() {}

    static class SignsWithAnotherKey extends OpenSigner {
        @Override
        PrivateKey key() {
            return TPP.qwac().key();
        }
    }

    static class SignsTheDigest extends OpenSigner {
        @Override
        byte[] signature(SignatureAlgorithm algorithm, byte[] message) throws GeneralSecurityException {
            return super.signature(
                    algorithm, MessageDigest.getInstance("SHA-256").digest(message));
        }
    }

    static class KnowsOneAlgorithm extends OpenSigner {
        @Override
        byte[] signature(SignatureAlgorithm algorithm, byte[] message) throws GeneralSecurityException {
            return super.signature(SignatureAlgorithm.RSA_SHA256, message);
        }
    }

    static class GivesBase64 extends OpenSigner {
        @Override
        byte[] signature(SignatureAlgorithm algorithm, byte[] message) throws GeneralSecurityException {
            return Base64.getEncoder().encode(super.signature(algorithm, message));
        }
    }

    static class CutsLongMessages extends OpenSigner {
        @Override
        byte[] signature(SignatureAlgorithm algorithm, byte[] message) throws GeneralSecurityException {
            return super.signature(algorithm, Arrays.copyOf(message, Math.min(message.length, 64 * 1024)));
        }
    }

    static class RefusesEmptyMessages extends OpenSigner {
        @Override
        byte[] signature(SignatureAlgorithm algorithm, byte[] message) throws GeneralSecurityException {
            if (message.length == 0) {
                throw new SigningException("nothing to sign", null);
            }
            return super.signature(algorithm, message);
        }
    }

    static class SharesOneSignature extends OpenSigner {
        private final ConcurrentMap<SignatureAlgorithm, Signature> shared = new ConcurrentHashMap<>();
        private final Meeting meeting = new Meeting();

        @Override
        byte[] signature(SignatureAlgorithm algorithm, byte[] message) throws GeneralSecurityException {
            Signature signature = shared.computeIfAbsent(algorithm, this::ready);
            signature.update(message);
            meeting.await();
            return signature.sign();
        }

        private Signature ready(SignatureAlgorithm algorithm) {
            try {
                Signature signature = Signature.getInstance(algorithm.jcaName());
                signature.initSign(key());
                return signature;
            } catch (GeneralSecurityException e) {
                throw new SigningException("no such algorithm", null);
            }
        }
    }

    static class ShowsThePinInTheCause extends OpenSigner {
        @Override
        RuntimeException failure() {
            return new SigningException("the HSM failed", new IllegalStateException("C_Login(" + PIN + ") failed"));
        }
    }

    static class ShowsThePinInToString extends OpenSigner {
        @Override
        public String toString() {
            return "signer of slot 1 with PIN " + PIN;
        }
    }

    static class ThrowsWhatTheProviderThrows extends OpenSigner {
        @Override
        RuntimeException failure() {
            return new ProviderException("CKR_DEVICE_REMOVED");
        }
    }

    static class BelievesItsConfiguration extends OpenSigner {
        @Override
        Signer withChain(List<X509Certificate> chain) {
            return new OpenSigner() {
                @Override
                List<X509Certificate> chain() {
                    return chain;
                }
            };
        }
    }

    static class RefusesWithAForeignException extends OpenSigner {
        @Override
        Signer withChain(List<X509Certificate> chain) {
            throw new IllegalArgumentException("not my certificate");
        }
    }

    static class ShowsTheRootFirst extends OpenSigner {
        @Override
        List<X509Certificate> chain() {
            List<X509Certificate> chain = super.chain();
            return List.of(chain.get(chain.size() - 1), chain.get(0));
        }
    }

    static class ShowsTheQwac extends OpenSigner {
        @Override
        List<X509Certificate> chain() {
            return TPP.qwac().chain();
        }
    }

    static class ShowsAChainWithGaps extends OpenSigner {
        @Override
        List<X509Certificate> chain() {
            return List.of(super.chain().get(0), TPP.qwac().certificate());
        }
    }

    static class ShowsNoCertificate extends OpenSigner {
        @Override
        List<X509Certificate> chain() {
            return List.of();
        }
    }
}
