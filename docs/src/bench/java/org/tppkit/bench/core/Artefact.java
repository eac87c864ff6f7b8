package org.tppkit.bench.core;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A jar of this house as its users get it.
 *
 * @param bytes its length
 * @param dependencies what comes with it at run time, the dependencies of this house's own jars included
 */
record Artefact(long bytes, Set<String> dependencies) {
    private static final String OURS = "org.tppkit";
    private static final Set<String> AT_RUN_TIME = Set.of("", "compile", "runtime");

    /** @param type a class of the jar */
    static Artefact of(Class<?> type, String artefactId) throws Exception {
        Path jar = jar(type);
        Set<String> dependencies = new LinkedHashSet<>();
        for (Dependency direct : dependenciesOf(jar, artefactId)) {
            dependencies.add(direct.artefactId());
            if (direct.groupId().equals(OURS)) {
                Path other = sibling(direct.artefactId());
                dependenciesOf(other, direct.artefactId()).forEach(further -> dependencies.add(further.artefactId()));
            }
        }
        return new Artefact(Files.size(jar), dependencies);
    }

    private record Dependency(String groupId, String artefactId) {}

    private static Path jar(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Path sibling(String artefactId) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().startsWith(artefactId + "-"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Dependency> dependenciesOf(Path jar, String artefactId)
            throws IOException, ParserConfigurationException, SAXException {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream pom = file.getInputStream(
                        file.getJarEntry("META-INF/maven/" + OURS + "/" + artefactId + "/pom.xml"))) {
            Element project = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom)
                    .getDocumentElement();
            return children(child(project, "dependencies")).stream()
                    .filter(Artefact::isForUsers)
                    .map(one -> new Dependency(text(one, "groupId"), text(one, "artifactId")))
                    .toList();
        }
    }

    private static boolean isForUsers(Element dependency) {
        return AT_RUN_TIME.contains(text(dependency, "scope"))
                && !text(dependency, "optional").equals("true");
    }

    private static String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? "" : child.getTextContent().strip();
    }

    private static @Nullable Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(one -> one.getTagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Element> children(@Nullable Element parent) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = parent == null ? null : parent.getChildNodes();
        for (int i = 0; nodes != null && i < nodes.getLength(); i++) {
            if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE) {
                elements.add((Element) nodes.item(i));
            }
        }
        return elements;
    }
}
