package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.app.cli.CliWorld.idIn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.RequestMatcher;

/** The customer's way to the bank and back, and what is done with consents afterwards. */
class ConsentCommandTest {
    private static final URI ELSEWHERE = URI.create("https://tpp.example/callback");

    @TempDir
    private Path folder;

    private List<String> pendings() throws IOException {
        Path pending = folder.resolve("pending");
        if (!Files.exists(pending)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(pending)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    // ------------------------------------------------------------------ at the listener

    @Test
    void aConsentIsCompletedAsSoonAsTheBrowserComesBack() throws IOException {
        try (CliWorld world = CliWorld.in(folder)) {
            CommandLineOutput run = world.run("consent", "start", "--bank", "fortuneo", "--subject", "user-42");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out())
                    .containsPattern("bank +arkea:fortuneo")
                    .containsPattern("for +accounts")
                    .containsPattern("customer +user-42")
                    .containsPattern("state +usable");
            assertThat(run.err())
                    .contains("Your browser shows the bank's page", "Waiting for the browser")
                    .doesNotContain("error", "state=");
            assertThat(world.bank().usableConsents(DataSet.SEVERAL_ACCOUNTS)).isEqualTo(1);
            assertThat(pendings()).isEmpty();
        }
    }

    @Test
    void theListenerAnswersTheCallbackOnlyAndGoesOnWaitingWhenAStrangeOneComes() {
        try (CliWorld world = CliWorld.in(folder)) {
            List<Page> pages = new ArrayList<>();
            world.surroundings(world.surroundings().withBrowser(address -> {
                URI callback = world.approve(address, DataSet.SEVERAL_ACCOUNTS);
                pages.add(Page.get(callback.resolve("/favicon.ico"), "en"));
                pages.add(Page.get(callback.resolve("/callback/other"), "en"));
                pages.add(Page.post(callback));
                pages.add(Page.get(callback.resolve("/callback?code=forged&state=forged"), "en"));
                pages.add(Page.get(callback, "fr-FR,fr;q=0.9,en;q=0.5"));
                return true;
            }));

            CommandLineOutput run = world.run("consent", "start");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err()).containsOnlyOnce("A callback came that does not fit");
            assertThat(pages).extracting(Page::status).containsExactly(404, 404, 405, 400, 200);
            assertThat(pages.get(3).text())
                    .contains("belongs to nothing that waits")
                    .doesNotContain("forged");
            Page done = pages.get(4);
            assertThat(done.text()).contains("lang=\"fr\"", "Vous pouvez fermer cette fenêtre", "</html>");
            assertThat(done.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(done.header("Cache-Control")).isEqualTo("no-store");
            assertThat(done.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void aCustomerWhomTheBankSendsBackWithAnErrorOfItsOwnIsNotWaitedForAnyLonger() throws IOException {
        try (CliWorld world = CliWorld.in(folder)) {
            List<Page> pages = new ArrayList<>();
            world.surroundings(world.surroundings().withBrowser(address -> {
                String callback =
                        world.approve(address, DataSet.SEVERAL_ACCOUNTS).toString();
                pages.add(Page.get(URI.create(callback.replaceFirst("code=[^&]+", "error=server_error")), "en"));
                return true;
            }));

            CommandLineOutput run = world.run("consent", "start");

            assertThat(run.exitCode()).isEqualTo(11);
            assertThat(run.err()).contains("an error of its own").doesNotContain("still waiting");
            assertThat(pages.get(0).text()).contains("The terminal says why");
            assertThat(pendings()).isEmpty();
        }
    }

    @Test
    void neitherVerboseNorARefreshTellsAToken() {
        try (CliWorld world = CliWorld.in(folder)) {
            assertThat(world.run("consent", "start", "--verbose").exitCode()).isZero();
            Set<String> first = StoredTokens.in(folder);
            world.clock().advance(Duration.ofHours(3));

            CommandLineOutput run = world.run("accounts", "--verbose");

            // That they are not printed is looked at when the world is closed.
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(first).hasSize(2);
            assertThat(StoredTokens.in(folder)).hasSize(2).doesNotContainAnyElementsOf(first);
        }
    }

    @Test
    void aHandleThatAnotherProcessHasJustForgottenIsNotMissed() throws IOException {
        try (CliWorld world = new CliWorld(folder, ELSEWHERE)) {
            world.run("consent", "start", "--no-wait");
            Files.createSymbolicLink(folder.resolve("pending").resolve("consent-gone"), folder.resolve("nowhere"));

            CommandLineOutput next = world.run("consent", "start", "--no-wait");

            assertThat(next.exitCode()).as(next.err()).isZero();
            world.approve(URI.create(next.out().strip()), DataSet.SEVERAL_ACCOUNTS);
        }
    }

    @Test
    void aConsentOfAnotherBankThanTheNamedOneIsNotTaken() {
        try (CliWorld world = CliWorld.in(folder)) {
            String id = world.givenConsent();
            world.configure("bank.arkea.cmb.clientId", "other")
                    .configure("bank.arkea.cmb.redirectUri", "https://tpp.example/callback")
                    .configure("bank.arkea.cmb.authorization", "https://cmb.example");

            CommandLineOutput run = world.run("accounts", "--bank", "cmb", "--consent", id);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("belongs to arkea:fortuneo");
        }
    }

    @Test
    void theAddressIsPrintedWhereNoBrowserIsWantedOrNoneOpens() {
        try (CliWorld world = CliWorld.in(folder)) {
            world.surroundings(world.surroundings().withBrowser(address -> {
                world.clock().advance(Duration.ofMinutes(31));
                return false;
            }));

            CommandLineOutput run = world.run("consent", "start");

            assertThat(run.exitCode()).isEqualTo(11);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains(
                            "Open this address in a browser",
                            world.bank().authorizationUri().toString(),
                            "nobody came back from the bank in time: begin anew");
        }
    }

    @Test
    void aTakenPortIsSaidAndTheAddressIsPasted() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CliWorld world =
                        new CliWorld(folder, URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/callback"))) {
            customerPastes(world);

            CommandLineOutput run = world.run("consent", "start");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err()).contains("Nothing can listen at http://127.0.0.1:", "paste the address");
        }
    }

    @Test
    void aCustomerWhoSaysNoIsNoError() throws IOException {
        try (CliWorld world = CliWorld.in(folder)) {
            List<Page> pages = new ArrayList<>();
            world.surroundings(world.surroundings().withBrowser(address -> {
                pages.add(Page.get(world.bank().refuse(address), "en"));
                return true;
            }));

            CommandLineOutput run = world.run("consent", "start");

            assertThat(run.exitCode()).isEqualTo(12);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("error: ");
            assertThat(pages.get(0).text()).contains("The terminal says why");
            assertThat(pendings()).isEmpty();
        }
    }

    @Test
    void aBankThatFailsLeavesTheHandleSoThatItCanBeTriedAgain() throws IOException {
        try (CliWorld world = CliWorld.in(folder)) {
            world.bank().faults().always(RequestMatcher.pathEnding("/token"), Fault.answer(503));

            CommandLineOutput run = world.run("consent", "start", "--verbose");

            assertThat(run.exitCode()).isEqualTo(14);
            assertThat(run.err()).contains("try again later", "X-Request-ID: ");
            assertThat(pendings()).hasSize(1);
        }
    }

    // ------------------------------------------------------------------ pasted

    private static void customerPastes(CliWorld world) {
        List<URI> shown = new ArrayList<>();
        world.surroundings(world.surroundings()
                .withBrowser(address -> {
                    shown.add(address);
                    return true;
                })
                .withInput(() -> Optional.of(" " + world.approve(shown.get(0), DataSet.SEVERAL_ACCOUNTS) + " ")));
    }

    @Test
    void elsewhereTheAddressIsPasted() {
        try (CliWorld world = new CliWorld(folder, ELSEWHERE)) {
            customerPastes(world);

            CommandLineOutput run = world.run("consent", "start", "--scope", "funds", "--valid-for", "P90D");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err()).contains("paste the address where the browser ended");
            assertThat(run.out()).containsPattern("for +funds").containsPattern("ends +20\\d\\d-");
        }
    }

    @Test
    void whatIsBegunInOneProcessIsCompletedInAnotherAndOnlyOnce() throws IOException {
        try (CliWorld world = new CliWorld(folder, ELSEWHERE)) {
            CommandLineOutput begun = world.run("consent", "start", "--no-wait");
            assertThat(begun.exitCode()).isZero();
            assertThat(begun.err()).contains("tppkit consent complete");
            assertThat(pendings()).hasSize(1).first().asString().startsWith("consent-");
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Path pending = folder.resolve("pending");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pending)))
                        .isEqualTo("rwx------");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                                pending.resolve(pendings().get(0)))))
                        .isEqualTo("rw-------");
            }
            URI callback = world.approve(URI.create(begun.out().strip()), DataSet.SEVERAL_ACCOUNTS);

            CommandLineOutput forged =
                    world.run("consent", "complete", "https://tpp.example/callback?code=canary&state=canary");
            assertThat(forged.exitCode()).isEqualTo(11);
            assertThat(forged.err()).contains("no consent that waits here").doesNotContain("canary");

            CommandLineOutput done = world.run("consent", "complete", callback.toString());
            assertThat(done.exitCode()).as(done.err()).isZero();
            assertThat(done.out()).containsPattern("state +usable");
            assertThat(pendings()).isEmpty();

            CommandLineOutput again = world.run("consent", "complete", callback.toString());
            assertThat(again.exitCode()).isEqualTo(11);
            assertThat(again.err()).contains("it was completed already");
        }
    }

    @Test
    void theAddressMayComeByTheInputSoThatItIsInNoHistory() {
        try (CliWorld world = new CliWorld(folder, ELSEWHERE)) {
            CommandLineOutput begun = world.run("consent", "start", "--no-wait");
            URI callback = world.approve(URI.create(begun.out().strip()), DataSet.SEVERAL_ACCOUNTS);
            assertThat(world.run("consent", "complete").exitCode()).isEqualTo(2);

            world.surroundings(world.surroundings().withInput(() -> Optional.of(callback.toString())));

            assertThat(world.run("consent", "complete").exitCode()).isZero();
        }
    }

    @Test
    void programsAreToldWhatWaitsAsOneObjectToo() throws IOException {
        try (CliWorld world = new CliWorld(folder, ELSEWHERE)) {
            JsonNode waiting = json(world.run("consent", "start", "--no-wait", "--json"));

            assertThat(waiting.fieldNames())
                    .toIterable()
                    .containsExactly("pending", "bank", "environment", "state", "redirect", "expiresAt");
            assertThat(waiting.get("state").asText()).isEqualTo("waiting");
            assertThat(waiting.get("bank").asText()).isEqualTo("arkea:fortuneo");
            assertThat(pendings())
                    .containsExactly("consent-" + waiting.get("pending").asText());
            assertThat(Instant.parse(waiting.get("expiresAt").asText()))
                    .isAfter(world.clock().instant());

            JsonNode given = json(world.run("consent", "complete", "--json", approved(world, waiting)));
            assertThat(given.get("state").asText()).isEqualTo("usable");
            assertThat(given.fieldNames()).toIterable().contains("id", "bank", "environment", "givenAt");

            String id = given.get("id").asText();
            JsonNode renewal = json(world.run("consent", "renew", id, "--no-wait", "--json"));
            assertThat(renewal.get("state").asText()).isEqualTo("waiting");
            JsonNode renewed = json(world.run("consent", "complete", "--json", approved(world, renewal)));
            assertThat(renewed.get("id").asText()).isEqualTo(id);
        }
    }

    private static JsonNode json(CommandLineOutput run) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        return new ObjectMapper().readTree(run.out());
    }

    private static String approved(CliWorld world, JsonNode waiting) {
        return world.approve(URI.create(waiting.get("redirect").asText()), DataSet.SEVERAL_ACCOUNTS)
                .toString();
    }

    @Test
    void nothingPastedSaysHowToGoOn() throws IOException {
        try (CliWorld world = new CliWorld(folder, ELSEWHERE)) {
            CommandLineOutput run = world.run("consent", "start", "--no-browser");

            assertThat(run.exitCode()).isEqualTo(11);
            assertThat(run.err()).contains("nothing was pasted", "tppkit consent complete");
            assertThat(pendings()).hasSize(1);
        }
    }

    @Test
    void whatIsTooOldIsRefusedAndForgotten() throws IOException {
        try (CliWorld world = new CliWorld(folder, ELSEWHERE)) {
            CommandLineOutput begun = world.run("consent", "start", "--no-wait");
            world.clock().advance(Duration.ofMinutes(31));
            URI callback = world.approve(URI.create(begun.out().strip()), DataSet.SEVERAL_ACCOUNTS);

            CommandLineOutput late = world.run("consent", "complete", callback.toString());

            assertThat(late.exitCode()).isEqualTo(11);
            assertThat(late.err()).contains("begin anew");
            assertThat(pendings()).isEmpty();

            world.run("consent", "start", "--no-wait");
            world.clock().advance(Duration.ofMinutes(31));
            world.run("consent", "start", "--no-wait");
            assertThat(pendings()).as("the older one is dropped").hasSize(1);
        }
    }

    // ------------------------------------------------------------------ afterwards

    @Test
    void consentsAreListedShownRenewedAndRevoked() {
        try (CliWorld world = CliWorld.in(folder)) {
            assertThat(world.run("consent", "list").err()).contains("No consent is kept here");
            String id = world.givenConsent("--subject", "user-42");

            assertThat(world.run("consent", "list", "--bank", "arkea:fortuneo").out())
                    .contains(id, "user-42", "usable");
            assertThat(world.run("consent", "list", "--json").out()).startsWith("{\"consents\":[{\"id\":\"" + id);
            assertThat(world.run("consent", "show", id).out()).contains(id).containsPattern("environment +SANDBOX");
            assertThat(idIn(world.run("consent", "show", id, "--json"))).isEqualTo(id);

            world.clock().advance(Duration.ofDays(1));
            CommandLineOutput renewed = world.run("consent", "renew", id, "--json");
            assertThat(renewed.exitCode()).as(renewed.err()).isZero();
            assertThat(idIn(renewed)).isEqualTo(id);
            assertThat(renewed.out()).contains("\"givenAt\":\"" + day(world), "\"state\":\"usable\"");

            assertThat(world.bank().journal().matching(entry -> entry.path().endsWith("/revoke")))
                    .as("nobody knows what else would end with the old one")
                    .isEmpty();
            assertThat(world.run("consent", "renew", "--help").out()).contains("is not ended at the bank");

            int atTheBank = world.bank().usableConsents(DataSet.SEVERAL_ACCOUNTS);
            CommandLineOutput revoked = world.run("consent", "revoke", id);
            assertThat(revoked.exitCode()).as(revoked.err()).isZero();
            assertThat(world.bank().usableConsents(DataSet.SEVERAL_ACCOUNTS)).isEqualTo(atTheBank - 1);
            CommandLineOutput gone = world.run("consent", "show", id);
            assertThat(gone.exitCode()).isEqualTo(2);
            assertThat(gone.err()).contains("tppkit consent list");
            CommandLineOutput hyphen = world.run("consent", "show", "-JPz0x");
            assertThat(hyphen.err()).as("an id that begins so").contains("no consent with this id");
        }
    }

    private static String day(CliWorld world) {
        return world.clock().instant().toString().substring(0, 10);
    }

    @Test
    void theCustomersAddressIsAskedForWhereTheBankIsNoSimulator() {
        try (CliWorld world = CliWorld.in(folder)) {
            world.configure("bank.arkea.fortuneo.api", "https://api.bank.example");

            CommandLineOutput run = world.run("consent", "start");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--psu-ip", "TPPKIT_PSU_IP", "For help: tppkit consent start --help");

            CommandLineOutput bad = world.run("consent", "start", "--psu-ip", "localhost");
            assertThat(bad.exitCode()).isEqualTo(2);
            assertThat(bad.err()).contains("an IPv4 or IPv6 address is needed");

            CommandLineOutput good = world.run("consent", "start", "--no-wait", "--psu-ip", "203.0.113.7");
            assertThat(good.exitCode()).as(good.err()).isZero();
        }
    }

    @Test
    void optionsThatMakeNoSenseAreUsageErrors() {
        try (CliWorld world = CliWorld.in(folder)) {
            for (String wrong : List.of(
                    "--bank nobody",
                    "--scope everything",
                    "--valid-for soon",
                    "--valid-for P-1D",
                    "--account FR00",
                    "--api-version 9.9",
                    "--nothing")) {
                List<String> args = new ArrayList<>(List.of("consent", "start"));
                args.addAll(List.of(wrong.split(" ")));
                CommandLineOutput run = world.run(args.toArray(new String[0]));

                assertThat(run.exitCode()).as(wrong + ": " + run.err()).isEqualTo(2);
                assertThat(run.err().lines()).hasSize(2);
                assertThat(run.err()).contains("For help: tppkit consent start --help");
            }
            CommandLineOutput nothing = world.run("consent");
            assertThat(nothing.exitCode()).isEqualTo(2);
            assertThat(nothing.err()).contains("start, complete, list, show, renew, revoke");
            assertThat(world.bank().journal().entries()).isEmpty();
            // A secret to look for, so that the world does not close without having looked.
            world.givenConsent();
        }
    }
}
