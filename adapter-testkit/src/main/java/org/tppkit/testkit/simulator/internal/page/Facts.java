package org.tppkit.testkit.simulator.internal.page;

/** A list of names and what they are, for instance "Amount: €12.34". For use by one thread. */
public final class Facts {

    private final Markup list = Markup.of("dl").with("class", "facts");
    private final Wording words;

    /** An empty list in a language. */
    public Facts(Wording words) {
        this.words = words;
    }

    /** One more, in words of ours. */
    public Facts fact(Text name, String value) {
        return fact(name, Markup.of("dd", value));
    }

    /** One more, in words of strangers. */
    public Facts foreign(Text name, String value) {
        return fact(name, Markup.of("dd").add(Markup.foreign(value)));
    }

    /** One more that is to be seen first. */
    public Facts large(Text name, String value) {
        return fact(name, Markup.of("dd", value).with("class", "large"));
    }

    private Facts fact(Text name, Markup value) {
        list.add(Markup.of("div").add(Markup.of("dt", words.say(name)), value));
        return this;
    }

    /** The list. */
    public Markup markup() {
        return list;
    }
}
