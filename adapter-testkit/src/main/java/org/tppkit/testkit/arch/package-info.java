/** The house's architecture as rules that ArchUnit checks. Needs ArchUnit on the class path of the tests. */
@NullMarked
package org.tppkit.testkit.arch;

import org.jspecify.annotations.NullMarked;
