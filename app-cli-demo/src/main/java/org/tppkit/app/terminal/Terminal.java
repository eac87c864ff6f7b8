package org.tppkit.app.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/**
 * Where the program writes: results on one stream, errors on the other. Lines end as the system wants it. For use by one
 * thread.
 */
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final Charset charset;
    private final boolean colours;

    /**
     * @param out for results
     * @param err for errors
     * @param charset of both
     * @param colours whether to use colours
     */
    public Terminal(PrintStream out, PrintStream err, Charset charset, boolean colours) {
        this.out = out;
        this.err = err;
        this.charset = charset;
        this.colours = colours;
    }

    /** The same streams without colours. */
    public Terminal withoutColours() {
        return new Terminal(out, err, charset, false);
    }

    /** Whether colours are used. */
    public boolean hasColours() {
        return colours;
    }

    /** Writes a line. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Writes an empty line. */
    public void line() {
        line("");
    }

    /** Writes a line on the errors' stream: what is told beside the result, so that the result can go into a file. */
    public void note(String text) {
        err.println(TextWidth.printable(text));
        err.flush();
    }

    /** Writes a table, indented by two blanks. */
    public void table(Table table) {
        table.lines(this).forEach(line -> line("  " + line));
    }

    /** Writes an error: one line, whatever is in the text. */
    public void error(String text) {
        String oneLine = TextWidth.printable(text.replaceAll("\\R\\s*", " "));
        err.println(styled(Style.BAD, "error:") + " " + oneLine);
        err.flush();
    }

    /** The text in a style, where colours are used. */
    public String styled(Style style, String text) {
        return colours ? style.around(text) : text;
    }

    /** The results' stream as a writer, for help texts. */
    public PrintWriter outWriter() {
        return new PrintWriter(out, true, charset);
    }

    /** The errors' stream as a writer, for usage errors. */
    public PrintWriter errWriter() {
        return new PrintWriter(err, true, charset);
    }
}
