package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The projects of others under {@code docs/src/it} stand on their own feet, and use the versions that the build around them
 * has downloaded: otherwise they could not be built without a network.
 */
class ForeignProjectsTest {
    private static final Document ROOT = xml("pom.xml");
    private static final String SPRING = "docs/src/it/spring-boot-service/pom.xml";
    private static final Map<String, String> PROPERTY_OF = Map.of(
            "junit-jupiter", "junit.version",
            "assertj-core", "assertj.version",
            "jackson-databind", "jackson.version",
            "h2", "h2.version");

    @TestFactory
    Stream<DynamicTest> theirPluginsAreOurs() {
        Map<String, String> ours = versions(ROOT, "//pluginManagement/plugins/plugin");
        return projects()
                .map(pom -> DynamicTest.dynamicTest(
                        pom,
                        () -> assertThat(versions(xml(pom), "//plugin"))
                                .hasSize(4)
                                .allSatisfy(
                                        (plugin, version) -> assertThat(ours).containsEntry(plugin, version))));
    }

    @TestFactory
    Stream<DynamicTest> theirLibrariesAreOurs() {
        return projects()
                .map(pom -> DynamicTest.dynamicTest(pom, () -> {
                    Map<String, String> theirs = versions(xml(pom), "/project/dependencies/dependency");
                    assertThat(theirs).hasSizeGreaterThan(2); // more have theirs from a BOM
                    theirs.forEach((library, version) -> assertThat(version)
                            .as(library)
                            .isEqualTo(
                                    library.startsWith("tppkit-")
                                            ? "${tppkit.version}"
                                            : text(ROOT, "/project/properties/" + PROPERTY_OF.get(library))));
                    assertThat(text(xml(pom), "/project/properties/tppkit.version"))
                            .isEqualTo(text(ROOT, "/project/version"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> partsCompileAgainstPortsAloneAndProgramsAgainstCore() {
        return projects()
                .map(pom -> DynamicTest.dynamicTest(pom, () -> {
                    assertThat(elements(xml(pom), "/project/parent")).isEmpty();
                    assertThat(elements(xml(pom), "/project/dependencies/dependency[not(scope)]")
                                    .map(dependency -> child(dependency, "artifactId"))
                                    .filter(name -> name.startsWith("tppkit-")))
                            .containsExactly(pom.equals(SPRING) ? "tppkit-core" : "tppkit-ports");
                }));
    }

    /** What the docs module resolves for the Spring Boot service is what the service asks for. */
    @Test
    void springIsDownloadedInTheVersionThatItsServiceUses() {
        String spring = text(xml(SPRING), "/project/properties/spring-boot.version");
        assertThat(text(xml(SPRING), "/project/properties/jackson.version"))
                .isEqualTo(text(ROOT, "/project/properties/jackson.version"));
        assertThat(elements(xml("docs/pom.xml"), "//extraArtifact")
                        .map(Element::getTextContent)
                        .filter(artifact -> artifact.startsWith("org.springframework.boot:")))
                .contains("org.springframework.boot:spring-boot-dependencies:" + spring + ":pom")
                .allSatisfy(artifact -> assertThat(artifact.split(":")[2]).isEqualTo(spring));
    }

    @Test
    void eachOfThemIsBuilt() {
        List<String> modules = elements(xml("docs/src/it/pom.xml"), "/project/modules/module")
                .map(Element::getTextContent)
                .toList();
        assertThat(projects().map(pom -> pom.split("/")[3])).containsExactlyInAnyOrderElementsOf(modules);
    }

    private static Stream<String> projects() {
        return Repository.names("docs/src/it", "/pom.xml").stream().filter(pom -> !pom.equals("docs/src/it/pom.xml"));
    }

    private static Map<String, String> versions(Document pom, String path) {
        Map<String, String> versions = new TreeMap<>();
        elements(pom, path)
                .filter(one -> one.getElementsByTagName("version").getLength() > 0) // a profile's has it from elsewhere
                .forEach(one -> versions.put(child(one, "artifactId"), child(one, "version")));
        return versions;
    }

    private static String child(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String text(Document pom, String path) {
        return elements(pom, path).findFirst().orElseThrow().getTextContent();
    }

    private static Stream<Element> elements(Document pom, String path) {
        try {
            XPath xpath = XPathFactory.newInstance().newXPath();
            NodeList nodes = (NodeList) xpath.evaluate(path, pom, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static Document xml(String file) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Repository.file(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
