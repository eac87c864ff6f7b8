package org.tppkit.bench.tokens;

import java.util.concurrent.Callable;
import org.tppkit.bench.bank.TokenDesk;

/**
 * A program that has a customer's tokens, in the hands of one library.
 *
 * @param name the library
 * @param desk where it gets new tokens, and nobody else
 * @param token gives a token to call with, as the library does it; by any number of threads
 */
record TokenUser(String name, TokenDesk desk, Callable<?> token) {}
