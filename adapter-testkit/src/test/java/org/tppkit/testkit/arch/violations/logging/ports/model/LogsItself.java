package org.tppkit.testkit.arch.violations.logging.ports.model;

import java.util.logging.Logger;

/** A logging framework. */
final class LogsItself {
    Logger logger = Logger.getLogger("own");
}
