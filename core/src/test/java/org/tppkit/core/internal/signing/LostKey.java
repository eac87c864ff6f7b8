package org.tppkit.core.internal.signing;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.interfaces.RSAPrivateKey;

/** A key that can be lost, as one in an HSM is when its cable is pulled; then it fails with words that it should not say. */
final class LostKey implements RSAPrivateKey {
    private final RSAPrivateKey key;
    private final String pin;
    private volatile boolean lost;

    LostKey(PrivateKey key, String pin) {
        this.key = (RSAPrivateKey) key;
        this.pin = pin;
    }

    void lose() {
        lost = true;
    }

    @Override
    public BigInteger getModulus() {
        if (lost) {
            throw new ProviderException("no token in the slot, tried PIN " + pin);
        }
        return key.getModulus();
    }

    @Override
    public BigInteger getPrivateExponent() {
        return key.getPrivateExponent();
    }

    @Override
    public String getAlgorithm() {
        return key.getAlgorithm();
    }

    @Override
    public String getFormat() {
        return null;
    }

    @Override
    public byte[] getEncoded() {
        return null;
    }
}
