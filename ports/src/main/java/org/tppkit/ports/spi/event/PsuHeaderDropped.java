package org.tppkit.ports.spi.event;

import org.tppkit.ports.model.BankId;

/**
 * An optional fact of the customer's own request was not sent, because HTTP cannot carry it unchanged.
 *
 * @param bank the bank
 * @param header the name of the header that was left out
 */
public record PsuHeaderDropped(BankId bank, String header) {}
