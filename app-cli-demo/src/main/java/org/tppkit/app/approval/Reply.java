package org.tppkit.app.approval;

/** What the customer's browser is told when it comes back. */
enum Reply {
    /** It was taken up. */
    DONE(
            true,
            "Done",
            "You can close this window and go back to the terminal.",
            "C'est fait",
            "Vous pouvez fermer cette" + " fenêtre et revenir au terminal."),
    /** It was not; the terminal says why. */
    FAILED(
            true,
            "Not completed",
            "The terminal says why. You can close this window.",
            "Non terminé",
            "Le terminal dit" + " pourquoi. Vous pouvez fermer cette fenêtre."),
    /** It belongs to nothing that waits here. */
    STRANGE(
            false,
            "Not expected",
            "This answer belongs to nothing that waits here. You can close this window.",
            "Réponse" + " inattendue",
            "Cette réponse ne correspond à rien d'attendu ici. Vous pouvez fermer cette fenêtre.");

    private final boolean last;
    private final String title;
    private final String text;
    private final String frenchTitle;
    private final String frenchText;

    Reply(boolean last, String title, String text, String frenchTitle, String frenchText) {
        this.last = last;
        this.title = title;
        this.text = text;
        this.frenchTitle = frenchTitle;
        this.frenchText = frenchText;
    }

    /** Whether nothing more is waited for. */
    boolean isLast() {
        return last;
    }

    int status() {
        return this == STRANGE ? 400 : 200;
    }

    /** A whole page: nothing of what the browser brought is on it. */
    String page(boolean french) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>TPPKit: %s</title></head>
                <body><main><h1>%s</h1><p>%s</p></main></body>
                </html>
                """.formatted(
                        french ? "fr" : "en",
                        french ? frenchTitle : title,
                        french ? frenchTitle : title,
                        french ? frenchText : text);
    }
}
