/**
 * Contracts: JUnit 5 tests with rule ids that whoever implements a port runs over the own work. A test class implements the
 * contracts of its port and says how the thing under test is made.
 */
@NullMarked
package org.tppkit.testkit.contract;

import org.jspecify.annotations.NullMarked;
