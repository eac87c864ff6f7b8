package org.tppkit.testkit.contract;

/** Changes the text of a JSON body without reading its values, so that what comes out is wrong in one thing only. */
final class JsonText {
    private static final String UNKNOWN = "\"kitUnknownField\":{\"deep\":[1,{\"er\":null},\"text\"]}";

    private JsonText() {}

    static boolean isObject(String text) {
        return text.stripLeading().startsWith("{");
    }

    /** With a field that nobody knows at the beginning of each object. */
    static String withUnknownFields(String json) {
        StringBuilder changed = new StringBuilder();
        boolean inText = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            changed.append(c);
            if (inText && c == '\\') {
                changed.append(json.charAt(++i));
            } else if (c == '"') {
                inText = !inText;
            } else if (!inText && c == '{') {
                changed.append(UNKNOWN);
                changed.append(json.substring(i + 1).stripLeading().startsWith("}") ? "" : ",");
            }
        }
        return changed.toString();
    }

    /** With the first field of the object given twice. */
    static String withNameTwice(String json) {
        int start = json.indexOf('{') + 1;
        int end = endOfField(json, start);
        return json.substring(0, end) + "," + json.substring(start, end) + json.substring(end);
    }

    private static int endOfField(String json, int start) {
        boolean inText = false;
        int depth = 0;
        for (int i = start; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inText && c == '\\') {
                i++;
            } else if (c == '"') {
                inText = !inText;
            } else if (!inText && depth == 0 && (c == ',' || c == '}')) {
                return i;
            } else if (!inText && (c == '{' || c == '[')) {
                depth++;
            } else if (!inText && (c == '}' || c == ']')) {
                depth--;
            }
        }
        throw new IllegalArgumentException("the description's answer is no JSON object");
    }
}
