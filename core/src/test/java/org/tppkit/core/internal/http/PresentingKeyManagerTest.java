package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

class PresentingKeyManagerTest {
    private static final Principal[] STRANGERS = {new X500Principal("CN=Nobody")};

    private final PresentingKeyManager manager = TestTls.qwac();

    @Test
    void answersItsAliasWhateverAuthoritiesAreNamed() {
        String alias = manager.chooseEngineClientAlias(new String[] {"EC", "RSA"}, STRANGERS, null);

        assertThat(alias).isNotNull().isEqualTo(manager.chooseClientAlias(new String[] {"RSA"}, null, null));
        assertThat(manager.getClientAliases("RSA", STRANGERS)).containsExactly(alias);
        assertThat(manager.getPrivateKey(alias))
                .isSameAs(TestTls.PKI.tpp().qwac().key());
        assertThat(manager.getCertificateChain(alias))
                .containsExactlyElementsOf(TestTls.PKI.tpp().qwac().chain());
    }

    @Test
    void hasNothingForKindsOfKeysThatItIsNot() {
        assertThat(manager.chooseEngineClientAlias(new String[] {"EC"}, null, null))
                .isNull();
        assertThat(manager.getClientAliases("EC", null)).isNull();
    }

    @Test
    void knowsNoOtherAliasAndServesNoServer() {
        assertThat(manager.getPrivateKey("other")).isNull();
        assertThat(manager.getCertificateChain("other")).isNull();
        assertThat(manager.getServerAliases("RSA", null)).isNull();
        assertThat(manager.chooseServerAlias("RSA", null, null)).isNull();
    }

    @Test
    void handsOutCopiesOfItsChain() {
        String alias = manager.getClientAliases("RSA", null)[0];
        manager.getCertificateChain(alias)[0] = null;

        assertThat(manager.getCertificateChain(alias)[0]).isNotNull();
    }
}
