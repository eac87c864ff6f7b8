package org.tppkit.adapter.arkea.processes;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.fake.RecordingListener;

/**
 * One process of a deployment. It does what it is told on its standard input, a line each, and answers in lines:
 *
 * <ul>
 *   <li>{@code clock 2026-11-16T09:30:00Z}: its clock; no answer.
 *   <li>{@code forget}: what it knows of tokens, as if it had not been used for long; no answer.
 *   <li>{@code faults 2 after 3 before}: how its next writes fail; no answer.
 *   <li>{@code call <consent> <threads> <tries>}: that many threads call the bank at once, and try again where the token
 *       store failed, or a read that may be repeated; answers {@code called OK=8} or what else they met, once all have ended.
 * </ul>
 *
 * Once a planned write hangs, it says {@code hanging}.
 */
final class Node {
    private static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final ManualClock clock = ManualClock.at(Deployment.BEGIN);
    private final FaultyStore store;
    private final SharedSetup setup;
    private TppClient client;
    private final ExecutorService threads = Executors.newCachedThreadPool(Node::daemon);

    private Node(SharedSetup setup) throws Exception {
        this.setup = setup;
        this.store = new FaultyStore(setup.store(), () -> say("hanging"));
        this.client = setup.client(store, clock, new RecordingListener());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    public static void main(String[] arguments) throws Exception {
        Node node = new Node(SharedSetup.read(Path.of(arguments[0])));
        node.say("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            node.obey(line);
        }
        System.exit(0); // whoever gives the orders is gone
    }

    private synchronized void say(String line) {
        out.print(line + "\n");
        out.flush();
    }

    /** Lives of tokens are measured in elapsed time, which nobody can turn: only a new client sees that a day went by. */
    private void forget() throws Exception {
        client.close();
        client = setup.client(store, clock, new RecordingListener());
    }

    private void obey(String line) throws Exception {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "clock" -> clock.setTo(Instant.parse(words[1]));
            case "forget" -> forget();
            case "faults" -> store.plan(line.substring("faults".length()).strip());
            case "call" -> {
                Consent consent = Consent.decode(words[1]);
                int callers = Integer.parseInt(words[2]);
                int tries = Integer.parseInt(words[3]);
                Bank bank = client.bank(SharedSetup.BANK);
                threads.execute(() -> call(bank, consent, callers, tries));
            }
            default -> throw new IllegalArgumentException(line);
        }
    }

    private void call(Bank bank, Consent consent, int callers, int tries) {
        CyclicBarrier start = new CyclicBarrier(callers);
        Callable<String> caller = () -> {
            start.await();
            return outcome(bank, consent, tries);
        };
        Map<String, Integer> outcomes = new TreeMap<>();
        try {
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(caller));
            }
            for (Future<String> one : running) {
                outcomes.merge(one.get(), 1, Integer::sum);
            }
        } catch (Exception e) {
            outcomes.merge(e.toString(), 1, Integer::sum);
        }
        say("called " + outcomes.toString().replaceAll("[{}]", ""));
    }

    private static String outcome(Bank bank, Consent consent, int tries) {
        try {
            bank.accounts(consent, CUSTOMER).identity();
            return "OK";
        } catch (TppException e) {
            boolean again = e instanceof TokenStoreException || e.retryable();
            return tries > 1 && again ? outcome(bank, consent, tries - 1) : name(e);
        }
    }

    private static String name(TppException e) {
        String reason = e instanceof TransportException transport ? " " + transport.reason() : "";
        return e.getClass().getSimpleName() + reason;
    }
}
