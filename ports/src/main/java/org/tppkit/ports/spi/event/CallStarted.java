package org.tppkit.ports.spi.event;

import org.tppkit.ports.model.BankId;

/**
 * A call begins.
 *
 * @param bank whose interface is called
 * @param operation what is done
 * @param attended whether the customer is there
 */
public record CallStarted(BankId bank, Operation operation, boolean attended) {}
