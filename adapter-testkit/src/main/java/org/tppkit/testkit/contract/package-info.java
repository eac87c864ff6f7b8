/**
<<<<<<< HEAD
 * Contracts: JUnit 5 tests with rule ids that whoever implements a port runs over the own work. A test class implements the
 * contracts of its port and says how the thing under test is made.
=======
 * Contracts that implementers run: interfaces with ready-made JUnit tests. A test class names its contracts and supplies
 * what is to be tested; every test's name begins with the ids of the rules that it checks.
>>>>>>> gatekit
 */
@NullMarked
package org.tppkit.testkit.contract;

import org.jspecify.annotations.NullMarked;
