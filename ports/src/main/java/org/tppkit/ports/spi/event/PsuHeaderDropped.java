package org.tppkit.ports.spi.event;

import org.tppkit.ports.model.BankId;

/**
 * An optional fact of the customer's own request was not sent, because HTTP cannot carry it unchanged.
 *
 * @param bank whose interface is called
 * @param header as STET names it, for instance {@code PSU-User-Agent}
 */
public record PsuHeaderDropped(BankId bank, String header) {}
