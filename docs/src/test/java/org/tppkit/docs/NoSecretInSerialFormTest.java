package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.RefreshToken;

/** Tokens do not leave by the doors through which objects leave by accident. */
class NoSecretInSerialFormTest {

    @Test
    @DisplayName(
            "L3 no public type of ports and core is Serializable, but enums, errors and the answer that an error holds")
    void nothingIsSerializable() {
        Stream<JavaClass> serializable = TheHouse.CLASSES.stream()
                .filter(type -> type.getName().startsWith("org.tppkit.ports.")
                        || type.getName().startsWith("org.tppkit.core."))
                .filter(type -> !type.isEnum()
                        && !type.isAssignableTo(Throwable.class)
                        && !type.isEquivalentTo(BankAnswer.class))
                .filter(type -> type.isAssignableTo(Serializable.class))
                .filter(type -> !type.getName().contains("$$") && !type.isAnonymousClass());

        assertThat(serializable.map(JavaClass::getName)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {AccessToken.class, RefreshToken.class, AuthorizationCode.class})
    @DisplayName(
            "L3 Jackson writes nothing of a token, by properties or by fields, nor does what writes fields that are not transient")
    void jsonShowsNothing(Class<?> type) throws Exception {
        Object token = type.getConstructor(String.class).newInstance("canary-token");
        ObjectMapper usual = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        ObjectMapper byFields = new ObjectMapper()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY);

        assertThat(written(usual, token)).doesNotContain("canary");
        assertThat(written(byFields, token)).doesNotContain("canary");
        assertThat(Arrays.stream(type.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers())))
                .isNotEmpty()
                .allMatch(field -> Modifier.isTransient(field.getModifiers()));
    }

    private static String written(ObjectMapper mapper, Object token) throws JsonProcessingException {
        return mapper.writeValueAsString(token);
    }
}
