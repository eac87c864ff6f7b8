package org.tppkit.docs;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Makes a specimen of any type of the house, every text in it a canary. */
final class Specimens {
    private final Canaries canaries;
    private final Map<Class<?>, Object> samples;

    Specimens(Canaries canaries) {
        this.canaries = canaries;
        this.samples = Samples.of(canaries);
    }

    /** A specimen: the sample written for the type, or one made by constructor, builder or factory. */
    Object of(Class<?> type) {
        Object sample = samples.get(type);
        return sample != null ? sample : make(type);
    }

    private Object make(Class<?> type) {
        try {
            if (type.isEnum()) {
                return type.getEnumConstants()[0];
            }
            if (type.isSealed()) {
                return of(type.getPermittedSubclasses()[0]);
            }
            Optional<Method> builder = Arrays.stream(type.getMethods())
                    .filter(method -> method.getName().equals("builder") && method.getParameterCount() == 0)
                    .findFirst();
            return builder.isPresent() ? build(type, builder.get()) : construct(type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no specimen of " + type.getName() + " can be made", e);
        }
    }

    private Object build(Class<?> type, Method newBuilder) throws ReflectiveOperationException {
        Object builder = newBuilder.invoke(null);
        for (Method attribute : type.getDeclaredMethods()) {
            if (Modifier.isAbstract(attribute.getModifiers())) {
                Object value =
                        value(attribute.getGenericReturnType(), type.getSimpleName() + "." + attribute.getName());
                set(builder, attribute.getName(), value);
            }
        }
        Method build = builder.getClass().getMethod("build");
        build.setAccessible(true);
        return build.invoke(builder);
    }

    private static void set(Object builder, String name, Object value) throws ReflectiveOperationException {
        Method setter = Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1)
                .filter(method -> accepts(method.getParameterTypes()[0], value))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(builder.getClass().getName() + "." + name));
        setter.setAccessible(true);
        setter.invoke(builder, value);
    }

    private static boolean accepts(Class<?> parameter, Object value) {
        return parameter.isInstance(value)
                || (parameter == boolean.class && value instanceof Boolean)
                || (parameter == int.class && value instanceof Integer)
                || (parameter == long.class && value instanceof Long);
    }

    /** By the factory or constructor that takes most, public ones first; then each {@code withX} adds its attribute. */
    private Object construct(Class<?> type) throws ReflectiveOperationException {
        Optional<Method> factory = Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
                .filter(method -> !method.getName().equals("decode"))
                // Java gives methods in no order: one that nobody can make an argument for must not win by chance.
                .filter(method -> !List.of(method.getParameterTypes()).contains(Callable.class))
                .max(Comparator.comparingInt(Method::getParameterCount));
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .filter(candidate -> !candidate.isSynthetic())
                .max(Comparator.<Constructor<?>>comparingInt(
                                candidate -> Modifier.isPublic(candidate.getModifiers()) ? 1 : 0)
                        .thenComparingInt(Constructor::getParameterCount))
                .orElseThrow(() -> new NoSuchMethodException("a constructor of " + type.getName()));
        boolean open = Modifier.isPublic(constructor.getModifiers()) || factory.isEmpty();
        Object specimen = open ? invoke(constructor) : invoke(factory.get(), null);
        for (Method method : type.getMethods()) {
            boolean adds = method.getName().startsWith("with") && method.getReturnType() == type;
            if (adds && !Modifier.isStatic(method.getModifiers())) {
                specimen = invoke(method, specimen);
            }
        }
        return specimen;
    }

    private Object invoke(Constructor<?> constructor) throws ReflectiveOperationException {
        constructor.setAccessible(true);
        return constructor.newInstance(arguments(constructor));
    }

    private Object invoke(Method method, Object target) throws InvocationTargetException, IllegalAccessException {
        return method.invoke(target, arguments(method));
    }

    private Object[] arguments(Executable executable) {
        Parameter[] parameters = executable.getParameters();
        Type[] types = executable.getGenericParameterTypes();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            String owner = executable.getDeclaringClass().getSimpleName();
            arguments[i] = value(types[i], owner + "." + parameters[i].getName());
        }
        return arguments;
    }

    private Object value(Type type, String place) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, place);
        }
        if (type instanceof WildcardType wildcard) {
            return value(wildcard.getUpperBounds()[0], place);
        }
        if (type instanceof TypeVariable<?>) {
            return canaries.at(place);
        }
        return plain((Class<?>) type, place);
    }

    private Object generic(ParameterizedType type, String place) {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Optional.class) {
            return Optional.of(value(arguments[0], place));
        }
        if (raw == List.class) {
            return List.of(value(arguments[0], place));
        }
        if (raw == Set.class) {
            return Set.of(value(arguments[0], place));
        }
        if (raw == Map.class) {
            return Map.of(value(arguments[0], place + " key"), value(arguments[1], place));
        }
        return of(raw);
    }

    private Object plain(Class<?> type, String place) {
        if (type == String.class || type == Object.class) {
            return canaries.at(place);
        }
        if (type == URI.class) {
            return URI.create("https://" + canaries.at(place) + ".example");
        }
        if (type == Path.class) {
            return Path.of(canaries.at(place));
        }
        if (type == char[].class) {
            return canaries.at(place).toCharArray();
        }
        if (type == byte[].class) {
            return canaries.at(place).getBytes(StandardCharsets.UTF_8);
        }
        if (type == InputStream.class) {
            return new ByteArrayInputStream(canaries.at(place).getBytes(StandardCharsets.UTF_8));
        }
        if (Throwable.class.isAssignableFrom(type) && !type.getName().startsWith(TheHouse.ROOT)) {
            return new IllegalStateException("a cause");
        }
        Object simple = SIMPLE.get(type);
        return simple != null ? simple : of(type);
    }

    private static final Map<Class<?>, Object> SIMPLE = Map.ofEntries(
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(int.class, 3),
            Map.entry(Integer.class, 3),
            Map.entry(long.class, 7L),
            Map.entry(Long.class, 7L),
            Map.entry(OptionalInt.class, OptionalInt.of(3)),
            Map.entry(BigDecimal.class, new BigDecimal("12.30")),
            Map.entry(Currency.class, Currency.getInstance("EUR")),
            Map.entry(UUID.class, new UUID(1, 2)),
            Map.entry(Duration.class, Duration.ofSeconds(5)),
            Map.entry(Period.class, Period.ofDays(5)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(LocalDate.class, LocalDate.EPOCH),
            Map.entry(ZoneId.class, ZoneOffset.UTC));
}
