package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.scripted.Locales;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.spi.http.BankResponse;

class JsonMediaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=UTF-8",
                "application/hal+json; charset=utf-8",
                "APPLICATION/HAL+JSON;CHARSET=\"Utf-8\"",
                "application/json; version=1.4.2; charset = utf-8",
                "application/problem+json",
                "text/json",
                "application/json;",
                "",
                " ",
                "application/json;charset=utf8"
            })
    void jsonInUtf8IsTakenHoweverItIsWritten(String contentType) {
        assertThatCode(() -> JsonMedia.require(answer("Content-Type", contentType)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/html; charset=utf-8",
                "text/plain",
                "application/xml",
                "application/jsonp",
                "json",
                "application/json;charset=iso-8859-1",
                "application/json; charset=\"UTF-16\"",
                "application/octet-stream"
            })
    void everythingElseIsRefused(String contentType) {
        assertThatThrownBy(() -> JsonMedia.require(answer("content-type", contentType)))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageNotContaining(contentType);
    }

    @Test
    void aMissingContentTypeIsLeftToTheReader() {
        BankResponse answer = new BankResponse(200, Map.of(), InputStream.nullInputStream());
        assertThatCode(() -> JsonMedia.require(answer)).doesNotThrowAnyException();
    }

    @Test
    void aCompressedBodyIsRefused() {
        assertThatThrownBy(() -> JsonMedia.require(answer("Content-Encoding", "gzip")))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("compressed");
        assertThatCode(() -> JsonMedia.require(answer("Content-Encoding", "identity")))
                .doesNotThrowAnyException();
        assertThatCode(() -> JsonMedia.require(answer("Content-Encoding", ""))).doesNotThrowAnyException();
    }

    @Test
    void capitalsAreReadAlikeInEveryLocale() {
        Locales.underEach(() -> assertThatCode(
                        () -> JsonMedia.require(answer("CONTENT-TYPE", "APPLICATION/HAL+JSON; CHARSET=UTF-8")))
                .doesNotThrowAnyException());
    }

    private static BankResponse answer(String header, String value) {
        return new BankResponse(200, Map.of(header, List.of(value)), InputStream.nullInputStream());
    }
}
