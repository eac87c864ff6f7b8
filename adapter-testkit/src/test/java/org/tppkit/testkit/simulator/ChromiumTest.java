package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class ChromiumTest {

    @Test
    void whereThereIsNoBrowserTheTestsAreSkippedAndSaySo() {
        assertThatThrownBy(() -> Chromium.program("no-such-browser"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageStartingWith("skipped: no no-such-browser on the path; install Debian's chromium");
    }
}
