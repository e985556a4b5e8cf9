package io.matcher.cli.demo;

import java.util.List;
import java.util.Map;

/** The books of whoever banks there. */
interface Ledger {

    /** What it is called in the name of a context. */
    String name();

    /** What it is, for people. */
    String summary();

    /** Makes it known to the service, before there is a source for it. */
    void connect(DemoApi api);

    /** The source as a context is created with it. */
    Map<String, Object> source();

    /** Books payments, and lets the service know of them. */
    void book(DemoApi api, String context, String source, List<Payment> payments);

    /** Lets the service have what it can not know of by itself yet. */
    void catchUp(DemoApi api);
}
