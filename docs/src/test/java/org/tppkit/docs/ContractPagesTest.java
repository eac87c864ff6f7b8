package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.proxy.SigningProxyMain;
import org.tppkit.testkit.simulator.SimulatorMain;

/** Pages, workflow and pacts speak of the same things, and of things that are there. */
class ContractPagesTest {
    private static final Path TOP = Path.of("..");
    private static final Path PACTS = TOP.resolve("adapter-arkea/pacts");
    private static final Path STATES = Path.of("reference/pact-states.md");
    private static final Path HOW_TO = Path.of("how-to/verify-contracts-in-ci.md");
    private static final Path WORKFLOW = TOP.resolve(".github/workflows/contracts.yml");

    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)`( ●)? \\|(.*)\\|(.*)\\|$");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([a-zA-Z]+)}");
    private static final Pattern CLASS = Pattern.compile("org\\.tppkit\\.testkit\\.[a-z.]+\\.[A-Z][A-Za-z]+");

    /** A state's parameters, and the values that it gives back. */
    private record State(Set<String> parameters, Set<String> values) {}

    @Test
    void everyStateOfThePactsStandsOnThePageWithItsParameters() throws IOException {
        Map<String, Set<String>> used = new TreeMap<>();
        for (JsonNode interaction : interactions()) {
            for (JsonNode state : interaction.path("providerStates")) {
                Set<String> parameters = used.computeIfAbsent(state.path("name").asText(), name -> new TreeSet<>());
                state.path("params").fieldNames().forEachRemaining(parameters::add);
            }
        }
        Map<String, Set<String>> written = new TreeMap<>();
        page().forEach((name, state) -> written.put(name, state.parameters()));

        assertThat(written).isEqualTo(used);
    }

    @Test
    void whatRequestsTakeFromStatesTheirStatesGiveBack() throws IOException {
        Map<String, State> page = page();
        Map<String, Set<String>> taken = new HashMap<>();
        for (JsonNode interaction : interactions()) {
            Set<String> wanted = new TreeSet<>();
            Matcher expression =
                    EXPRESSION.matcher(interaction.at("/request/generators").toString());
            while (expression.find()) {
                wanted.add(expression.group(1));
            }
            Set<String> given = new TreeSet<>();
            for (JsonNode state : interaction.path("providerStates")) {
                String name = state.path("name").asText();
                given.addAll(page.get(name).values());
                taken.computeIfAbsent(name, key -> new TreeSet<>()).addAll(wanted);
            }
            assertThat(given).as(interaction.path("description").asText()).containsAll(wanted);
        }
        page.forEach((name, state) -> assertThat(taken.get(name)).as(name).containsAll(state.values()));
    }

    @Test
    void mainClassesThatPagesAndWorkflowNameAreThere() throws Exception {
        Set<String> named = new TreeSet<>();
        for (Path file : List.of(HOW_TO, WORKFLOW)) {
            Matcher name = CLASS.matcher(Files.readString(file));
            while (name.find()) {
                named.add(name.group());
            }
        }
        assertThat(named).containsExactly(SigningProxyMain.class.getName(), SimulatorMain.class.getName());
        for (String name : named) {
            assertThat(Class.forName(name).getMethod("main", String[].class)).isNotNull();
        }
    }

    @Test
    void theProxysSettingsStandOnThePage() throws IOException {
        String page = Files.readString(HOW_TO);
        String source = Files.readString(
                TOP.resolve("adapter-testkit/src/main/java").resolve("org/tppkit/testkit/proxy/ProxyFile.java"));
        String keys =
                source.substring(source.indexOf("KEYS = new TreeSet"), source.indexOf("private final Properties"));
        Set<String> known = Pattern.compile("\"([a-zA-Z0-9.]+)\"")
                .matcher(keys)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        String table = page.substring(page.indexOf("| key | meaning |"), page.indexOf("On each request the proxy"));
        Set<String> written = Stream.of(table.split("\n"))
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> quoted(line.substring(0, line.indexOf("|", 1))).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).hasSizeGreaterThan(10);
        assertThat(written).isEqualTo(known);
        assertThat(page.substring(page.indexOf("```properties"), page.indexOf("| key | meaning |"))
                        .lines())
                .filteredOn(line -> line.contains("="))
                .allMatch(line -> known.contains(line.substring(0, line.indexOf('='))));
    }

    @Test
    void filesArtefactAndPropertiesThatThePageNamesAreThere() throws IOException {
        String page = Files.readString(HOW_TO);
        for (Path pact : pacts()) {
            assertThat(page).contains("`" + pact.getFileName() + "`");
        }
        assertThat(Files.readString(TOP.resolve("adapter-arkea/pom.xml"))).contains("<classifier>pacts</classifier>");
        assertThat(page)
                .contains("classifier `pacts`", "-Dpact.write=true", "verified against our simulator, not by Arkéa");
        for (String test : List.of(
                "ConsumerPactTest", "SimulatorOf141PactTest", "SimulatorOf142PactTest", "ThroughTheProxyPactTest")) {
            assertThat(page).contains("`" + test + "`");
            assertThat(TOP.resolve("adapter-arkea/src/test/java/org/tppkit/adapter/arkea/pact/" + test + ".java"))
                    .exists();
        }
    }

    @Test
    void theWorkflowBuildsModulesThatAreThereAndTakesTheBrokerFromSecrets() throws IOException {
        String workflow = Files.readString(WORKFLOW);
        Matcher modules = Pattern.compile("-pl ([a-z-]+)").matcher(workflow);
        List<String> built = new ArrayList<>();
        while (modules.find()) {
            built.add(modules.group(1));
        }
        assertThat(built)
                .isNotEmpty()
                .allSatisfy(
                        module -> assertThat(TOP.resolve(module + "/pom.xml")).exists());
        assertThat(workflow).contains("secrets.PACT_BROKER_BASE_URL", "secrets.PACT_BROKER_TOKEN", "not by Arkéa");
        assertThat(workflow.lines().filter(line -> line.contains("https://")))
                .allMatch(line -> line.contains("https://broker.example"));
        assertThat(workflow).contains("arkea-stet-1.4.1", "arkea-stet-1.4.2");
    }

    private static Map<String, State> page() throws IOException {
        Map<String, State> states = new TreeMap<>();
        for (String line : Files.readAllLines(STATES)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                states.put(row.group(1), new State(quoted(row.group(3)), quoted(row.group(4))));
            }
        }
        return states;
    }

    private static Set<String> quoted(String text) {
        return QUOTED.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonNode> interactions() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (Path pact : pacts()) {
            new ObjectMapper().readTree(pact.toFile()).path("interactions").forEach(all::add);
        }
        assertThat(all).hasSizeGreaterThan(200);
        return all;
    }

    private static List<Path> pacts() {
        return Arrays.stream(PACTS.toFile().listFiles((folder, name) -> name.endsWith(".json")))
                .map(file -> file.toPath())
                .sorted()
                .toList();
    }
}
