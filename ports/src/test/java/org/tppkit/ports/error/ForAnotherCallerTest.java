package org.tppkit.ports.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.RequestId;

/** Every error can be told to several callers who waited for the same work, and says the same to each. */
class ForAnotherCallerTest {
    private static final BankAnswer ANSWER =
            BankAnswer.of(400).withBankCode("OAGA").withBody("the body");
    private static final Throwable CAUSE = new IllegalStateException("below");
    private static final CallFacts FACTS =
            new CallFacts(BankId.of("arkea:cmb"), List.of(new RequestId(new UUID(1, 2))), 3);

    static Stream<TppException> everyError() {
        return Stream.of(
                new ConfigurationException(List.of("one", "two"), CAUSE),
                new InvalidRequestException("from", "not so early", CAUSE),
                new CapabilityException("cannot"),
                new ConsentRequiredException(ConsentRequiredException.Reason.SCA_REQUIRED, "sca", CAUSE),
                new ConsentRefusedException("no"),
                new ConsentPendingException("not yet"),
                new CallbackException("replay", "handle"),
                new CallbackException("forged"),
                new QuotaException("guard", Instant.EPOCH),
                new IdentityRejectedException("certificate", ANSWER, CAUSE),
                new RequestRejectedException("a refresh", ANSWER),
                new RateLimitedException("a refresh", ANSWER, Duration.ofSeconds(3)),
                new BankUnavailableException("a refresh", ANSWER, null),
                new UnexpectedAnswerException("access_token", "a text"),
                new UnexpectedAnswerException("", "a text"),
                new TransportException(TransportException.Reason.TLS_EXPIRED, true, "tls", CAUSE),
                new PaymentOutcomeUnknownException(
                        PaymentOutcomeUnknownException.Operation.CANCELLATION, "y1.x", "unknown", CAUSE),
                new PaymentOutcomeUnknownException(
                        PaymentOutcomeUnknownException.Operation.INITIATION, null, "unknown", null),
                new SigningException("hsm", CAUSE),
                new TokenStoreException("down", CAUSE));
    }

    @ParameterizedTest
    @MethodSource("everyError")
    void theOtherCallersErrorSaysTheSame(TppException original) throws ReflectiveOperationException {
        original.belongsTo(FACTS);
        TppException copy = original.forAnotherCaller();
        assertThat(copy).isNotSameAs(original).isExactlyInstanceOf(original.getClass());
        assertThat(copy.getSuppressed()).containsExactly(original);
        List<Method> told = Arrays.stream(original.getClass().getMethods())
                .filter(ForAnotherCallerTest::tells)
                .toList();
        assertThat(told).extracting(Method::getName).contains("requestsSent", "requestIds", "bank", "getCause");
        for (Method attribute : told) {
            assertThat(attribute.invoke(copy)).as(attribute.getName()).isEqualTo(attribute.invoke(original));
        }
        assertThat(copy.getMessage()).isNotBlank().isEqualTo(original.getMessage());
        assertThat(copy.getCause()).isSameAs(original.getCause());
    }

    @ParameterizedTest
    @MethodSource("everyError")
    void whatIsNotedOnOneIsNotNotedOnTheOther(TppException original) {
        original.belongsTo(FACTS);
        original.forAnotherCaller().belongsTo(CallFacts.NONE);
        assertThat(original.requestsSent()).isEqualTo(3);
        assertThat(original.getSuppressed()).isEmpty();
    }

    /** Not the throwable's own state, which differs on purpose. */
    private static boolean tells(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !Modifier.isStatic(method.getModifiers())
                && !Set.of(
                                "getStackTrace",
                                "getSuppressed",
                                "fillInStackTrace",
                                "forAnotherCaller",
                                "hashCode",
                                "getClass")
                        .contains(method.getName());
    }

    @Test
    void noErrorIsLeftOut() throws Exception {
        Set<Class<?>> tried = everyError().map(Object::getClass).collect(Collectors.toSet());
        assertThat(concreteErrors()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(tried).containsExactlyInAnyOrderElementsOf(concreteErrors());
    }

    @Test
    void everyAttributeOfEveryErrorIsFinalSoThatItCanBeCopied() throws Exception {
        for (Class<?> error : concreteErrors()) {
            for (Field field : error.getDeclaredFields()) {
                assertThat(Modifier.isFinal(field.getModifiers()))
                        .as("%s.%s", error, field.getName())
                        .isTrue();
            }
        }
    }

    private static Set<Class<?>> concreteErrors() throws IOException, URISyntaxException {
        URI home = TppException.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Path classes = Path.of(home).resolve(TppException.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-"))
                    .map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .filter(type ->
                            TppException.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                    .collect(Collectors.toSet());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(TppException.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("a class file holds its class", e);
        }
    }
}
