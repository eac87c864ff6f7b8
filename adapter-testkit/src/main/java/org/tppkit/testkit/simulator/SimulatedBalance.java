package org.tppkit.testkit.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A balance.
 *
 * @param type CLBD (accounting) or XPCD (real time)
 * @param amount with its sign, in the account's currency
 * @param referenceDate day in the zone Europe/Paris
 */
public record SimulatedBalance(String type, BigDecimal amount, LocalDate referenceDate) {}
