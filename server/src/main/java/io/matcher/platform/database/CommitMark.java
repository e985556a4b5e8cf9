package io.matcher.platform.database;

import io.matcher.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What belongs into every transaction in which a request changes something, whoever opens it. It is written just before the commit, so
 * that it is there if and only if the change is. Who hands the work of a request to another thread takes the mark along.
 */
public abstract class CommitMark {

    /** Marks nothing: the work of no request, or of one that needs no mark. */
    private static final CommitMark NONE = new CommitMark() {
        @Override
        public void write(TenantId tenant) {
            // There is nothing to write.
        }
    };

    private static final ThreadLocal<@Nullable CommitMark> CURRENT = new ThreadLocal<>();

    /** Writes the mark in the running transaction, unless that changed nothing. */
    public abstract void write(TenantId tenant);

    /** The mark of the request that this thread serves. */
    public static CommitMark current() {
        CommitMark mark = CURRENT.get();
        return mark == null ? NONE : mark;
    }

    /** From here on this thread serves the request of this mark. */
    public final void bind() {
        CURRENT.set(this);
    }

    /** This thread is done with its request. */
    public static void unbind() {
        CURRENT.remove();
    }
}
