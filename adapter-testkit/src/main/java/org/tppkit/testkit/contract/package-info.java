/**
 * Contracts that implementers run: interfaces with ready-made JUnit tests. A test class names its contracts and supplies
 * what is to be tested; every test's name begins with the ids of the rules that it checks.
 */
@NullMarked
package org.tppkit.testkit.contract;

import org.jspecify.annotations.NullMarked;
