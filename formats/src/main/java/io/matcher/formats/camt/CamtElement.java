package io.matcher.formats.camt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One element with all that is in it, found by local names. A leaf has a text, anything else has children; of attributes
 * only the currency of an amount is kept.
 */
final class CamtElement {
    /** Stands where an element is missing, so that paths may go on. */
    static final CamtElement MISSING = new CamtElement("", null);

    private final String name;
    private final @Nullable String currency;
    private @Nullable String text;

    /** Children are a chain, since there are millions of them and few are asked for. */
    private @Nullable CamtElement firstChild;

    private @Nullable CamtElement lastChild;
    private @Nullable CamtElement next;

    CamtElement(String name, @Nullable String currency) {
        this.name = name;
        this.currency = currency;
    }

    void add(CamtElement child) {
        CamtElement last = lastChild;
        if (last == null) {
            firstChild = child;
        } else {
            last.next = child;
        }
        lastChild = child;
    }

    void append(String more) {
        String before = text;
        text = before == null ? more : before + more;
    }

    String name() {
        return name;
    }

    boolean isMissing() {
        return this == MISSING;
    }

    /** The value of the attribute {@code Ccy}. */
    @Nullable
    String currency() {
        return currency;
    }

    /** The text of a leaf; null where it is blank. */
    @Nullable
    String text() {
        return text;
    }

    List<CamtElement> children() {
        List<CamtElement> children = new ArrayList<>();
        for (CamtElement child = firstChild; child != null; child = child.next) {
            children.add(child);
        }
        return children;
    }

    /** The first child of that name, or {@link #MISSING}. */
    CamtElement at(String childName) {
        for (CamtElement child = firstChild; child != null; child = child.next) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return MISSING;
    }

    CamtElement at(String first, String second) {
        return at(first).at(second);
    }

    CamtElement at(String first, String second, String third) {
        return at(first).at(second).at(third);
    }

    /** The text of the first child of that name; null where there is none. */
    @Nullable
    String text(String childName) {
        return at(childName).text();
    }

    @Nullable
    String text(String first, String second) {
        return at(first).at(second).text();
    }

    /** The children of that name, in order. */
    List<CamtElement> all(String childName) {
        CamtElement first = at(childName);
        if (first.isMissing()) {
            return List.of();
        }
        List<CamtElement> found = new ArrayList<>(2);
        for (CamtElement child = first; child != null; child = child.next) {
            if (child.name.equals(childName)) {
                found.add(child);
            }
        }
        return found;
    }

    /** This one where it is there, else the other. */
    CamtElement orElse(CamtElement other) {
        return isMissing() ? other : this;
    }
}
