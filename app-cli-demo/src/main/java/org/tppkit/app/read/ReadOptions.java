package org.tppkit.app.read;

import org.tppkit.app.client.BankOption;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.ConsentOption;
import picocli.CommandLine.Mixin;

/** What every command needs that reads: a picocli mixin. */
final class ReadOptions {
    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private BankOption bank = new BankOption();

    @Mixin
    private ConsentOption consent = new ConsentOption();

    ClientOptions client() {
        return client;
    }

    BankOption bank() {
        return bank;
    }

    ConsentOption consent() {
        return consent;
    }
}
