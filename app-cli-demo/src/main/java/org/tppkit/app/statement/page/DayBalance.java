package org.tppkit.app.statement.page;

import java.time.LocalDate;
import org.tppkit.ports.model.Money;

/**
 * What was on the account.
 *
 * @param day the day
 * @param balance the booked balance at its end
 */
record DayBalance(LocalDate day, Money balance) {}
