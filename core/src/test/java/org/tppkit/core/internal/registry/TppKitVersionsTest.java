package org.tppkit.core.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TppKitVersionsTest {
    private final List<URLClassLoader> loaders = new ArrayList<>();

    @TempDir
    Path folder;

    /** Stands in a jar of its own in each test. */
    public static final class Witness {}

    @AfterEach
    void closeJars() throws IOException {
        for (URLClassLoader loader : loaders) {
            loader.close();
        }
    }

    @Test
    void jarsOfOneVersionAreFine() throws Exception {
        assertThat(TppKitVersions.problem(List.of(witness("tppkit-core", "1.2.0"), witness("tppkit-ports", "1.2.0"))))
                .isEmpty();
    }

    @Test
    void jarsOfTwoVersionsAreNamedWithTheirVersions() throws Exception {
        assertThat(TppKitVersions.problem(
                        List.of(witness("tppkit-core", "1.2.0"), witness("tppkit-adapter-arkea", "1.3.0"))))
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("tppkit-core=1.2.0").contains("tppkit-adapter-arkea=1.3.0"));
    }

    @Test
    void classesThatStandInNoJarTellNothing() throws Exception {
        assertThat(TppKitVersions.problem(List.of(getClass(), witness("tppkit-core", "1.2.0"))))
                .isEmpty();
    }

    @Test
    void otherPeoplesJarsHaveTheirOwnVersions() throws Exception {
        assertThat(TppKitVersions.problem(List.of(witness("tppkit-core", "1.2.0"), Test.class, String.class)))
                .isEmpty();
    }

    @Test
    void aJarWithoutATitleGoesByItsPackage() throws Exception {
        assertThat(TppKitVersions.problem(List.of(witness(null, "1.0"), witness("tppkit-core", "1.2.0"))))
                .hasValueSatisfying(problem -> assertThat(problem).contains("org.tppkit.core.internal.registry=1.0"));
    }

    private Class<?> witness(String title, String version) throws Exception {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        if (title != null) {
            main.put(Attributes.Name.IMPLEMENTATION_TITLE, title);
        }
        String name = Witness.class.getName();
        Path jar = folder.resolve("jar-" + loaders.size() + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream in = getClass().getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
            assertThat(in).isNotNull();
            out.putNextEntry(new JarEntry(name.replace('.', '/') + ".class"));
            in.transferTo(out);
        }
        URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        loaders.add(loader);
        return loader.loadClass(name);
    }
}
