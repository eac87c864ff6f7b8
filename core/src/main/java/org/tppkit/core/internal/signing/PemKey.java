package org.tppkit.core.internal.signing;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.tppkit.ports.error.ConfigurationException;

/** The private key of a PEM file: PKCS#8 plain or encrypted, or PKCS#1. */
final class PemKey {
    private PemKey() {}

    /**
     * The one private key of the file.
     *
     * @param password for an encrypted key; empty where there is none
     */
    static PrivateKey in(PemFile file, char[] password) {
        List<PemFile.Block> keys = file.blocks("PRIVATE KEY");
        if (keys.isEmpty()) {
            throw KeyFile.problem(file.path(), "holds no private key");
        }
        if (keys.size() > 1) {
            throw KeyFile.problem(file.path(), "holds several private keys; give each a file of its own");
        }
        PemFile.Block block = keys.get(0);
        return switch (block.label()) {
            case "PRIVATE KEY" -> pkcs8(file, file.decoded(block));
            case "RSA PRIVATE KEY" -> pkcs1(file, block);
            case "ENCRYPTED PRIVATE KEY" -> encrypted(file, file.decoded(block), password);
            default -> throw toConvert(file, block.label());
        };
    }

    private static PrivateKey pkcs8(PemFile file, byte[] encoded) {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(encoded);
            return KeyFactory.getInstance(algorithm(info)).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Causes may quote parts of a key.
            throw KeyFile.problem(file.path(), "holds a private key that cannot be read");
        }
    }

    private static PrivateKey pkcs1(PemFile file, PemFile.Block block) {
        if (block.text().contains("ENCRYPTED")) {
            throw toConvert(file, "encrypted " + block.label());
        }
        try {
            AlgorithmIdentifier rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            RSAPrivateKey key = RSAPrivateKey.getInstance(file.decoded(block));
            return pkcs8(file, new PrivateKeyInfo(rsa, key).getEncoded());
        } catch (IOException | IllegalArgumentException e) {
            throw KeyFile.problem(file.path(), "holds a private key that cannot be read");
        }
    }

    private static PrivateKey encrypted(PemFile file, byte[] encoded, char[] password) {
        if (password.length == 0) {
            throw KeyFile.problem(file.path(), "holds an encrypted private key, but no password was given");
        }
        PBEKeySpec secret = new PBEKeySpec(password);
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encoded);
            String name = cipherName(info);
            Cipher cipher = Cipher.getInstance(name);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(name).generateSecret(secret),
                    info.getAlgParameters());
            return pkcs8(file, info.getKeySpec(cipher).getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw KeyFile.problem(
                    file.path(),
                    "holds an encrypted private key that does not open: wrong password, or a cipher that"
                            + " this Java does not know");
        } finally {
            secret.clearPassword();
        }
    }

    /** Of PBES2 (RFC 8018) the JDK tells the full name only as the text of the parameters. */
    private static String cipherName(EncryptedPrivateKeyInfo info) {
        AlgorithmParameters parameters = info.getAlgParameters();
        String text = parameters == null ? null : parameters.toString();
        return text != null && text.startsWith("PBEWith") ? text : info.getAlgName();
    }

    private static String algorithm(PrivateKeyInfo info) {
        boolean ec = X9ObjectIdentifiers.id_ecPublicKey.equals(
                info.getPrivateKeyAlgorithm().getAlgorithm());
        return ec ? "EC" : "RSA";
    }

    private static ConfigurationException toConvert(PemFile file, String form) {
        return KeyFile.problem(
                file.path(), "holds a key of the form " + form + "; convert it to PKCS#8 with: openssl pkcs8 -topk8");
    }
}
