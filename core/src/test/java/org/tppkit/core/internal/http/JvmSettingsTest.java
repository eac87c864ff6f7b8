package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JvmSettingsTest {

    @Test
    void aPlainJvmGivesNoCause() {
        JvmSettings settings = JvmSettings.of(name -> null, false);

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    @DisplayName("L5 the library itself sets none of them")
    void theLibraryItselfSetsNoneOfThem() {
        JvmSettings settings = JvmSettings.ofThisJvm();

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "TRUE"})
    void hostNamesThatAreNotVerifiedAreAProblem(String value) {
        String name = "jdk.internal.httpclient.disableHostnameVerification";
        JvmSettings settings = JvmSettings.of(Map.of(name, value)::get, false);

        assertThat(settings.problems()).singleElement().asString().contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "jdk.httpclient.enableAllMethodRetry,true",
        "jdk.httpclient.enableAllMethodRetry,''",
        "jdk.httpclient.HttpClient.log,headers",
        "jdk.internal.httpclient.debug,true",
        "jdk.internal.httpclient.debug,'err,log'",
        "javax.net.debug,all"
    })
    @DisplayName("L5 settings of Java that print secrets are warned of")
    void repeatedPostsAndTalkativeLogsAreWarnedOf(String name, String value) {
        JvmSettings settings = JvmSettings.of(Map.of(name, value)::get, false);

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.warnings()).singleElement().asString().contains(name);
    }

    @Test
    @DisplayName("L5 the debug logger of the JDK client is warned of")
    void aTalkativeClientOfTheJdkIsWarnedOf() {
        JvmSettings settings = JvmSettings.of(name -> null, true);

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.warnings()).singleElement().asString().contains("jdk.internal.httpclient.debug");
    }

    @ParameterizedTest
    @CsvSource({
        "jdk.internal.httpclient.disableHostnameVerification,false",
        "jdk.httpclient.enableAllMethodRetry,false",
        "jdk.httpclient.HttpClient.log,''",
        "jdk.internal.httpclient.debug,false",
        "javax.net.debug,' '"
    })
    void whatIsSwitchedOffGivesNoCause(String name, String value) {
        JvmSettings settings = JvmSettings.of(Map.of(name, value)::get, false);

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.warnings()).isEmpty();
    }
}
