package io.matcher.formats.camt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.BankFiles;
import io.matcher.formats.BankFiles.Read;
import io.matcher.formats.BrokenFileException;
import io.matcher.formats.Format;
import io.matcher.formats.Formats;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.StatementFinding;
import io.matcher.formats.StatementFinding.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What banks do with these messages, one habit at a time. */
class CamtQuirksTest {
    private static final String ENTRY =
            "<Ntry><Amt Ccy='EUR'>5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>%s</Ntry>";
    private static final String BOOKED = "<BookgDt><Dt>2026-03-02</Dt></BookgDt>";

    private static String document(String version, String body) {
        return "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001." + version + "'><BkToCstmrStmt>" + body
                + "</BkToCstmrStmt></Document>";
    }

    private static String statement(String head, String entries) {
        return "<Stmt><Id>S</Id>" + head + "<Acct><Id><IBAN>X1</IBAN></Id><Ccy>EUR</Ccy></Acct>" + entries + "</Stmt>";
    }

    private static String balance(String type, String amount, String currency, String direction) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy='" + currency + "'>" + amount
                + "</Amt><CdtDbtInd>" + direction + "</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>";
    }

    private static Read read(String body) throws IOException {
        return BankFiles.read(document("08", body), null);
    }

    private static Read entries(String... entries) throws IOException {
        return read(statement("", String.join("", entries)));
    }

    private static String booked(String more) {
        return ENTRY.formatted(BOOKED + more);
    }

    private static java.util.List<Kind> findings(Read read, int statement) {
        return read.statement(statement).findings().stream()
                .map(StatementFinding::kind)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13"})
    void every_version_is_read_by_local_names(String version) throws IOException {
        Read read = BankFiles.read(document(version, statement("", booked(""))), null);
        assertThat(read.entry(0).metadata()).containsEntry("message", "camt.053.001." + version);
        assertThat(read.statement(0).account()).isEqualTo("X1");
    }

    @Test
    void the_first_version_calls_things_otherwise() throws IOException {
        String old =
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.01'><BkToCstmrStmtV01><Stmt><Id>S</Id>"
                        + "<Acct><Id><PrtryAcct><Id>12 34</Id></PrtryAcct></Id></Acct>"
                        + "<Bal><Tp><Cd>CLBD</Cd></Tp><Amt Ccy='EUR'>5</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
                        + booked("<TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs></TxDtls>")
                        + "</Stmt></BkToCstmrStmtV01></Document>";
        Read read = BankFiles.read(old, "camt053");
        assertThat(read.statement(0).account()).isEqualTo("1234");
        assertThat(read.statement(0).closing()).isNotNull();
        assertThat(read.entry(0).reference()).isEqualTo("E1");
    }

    @ParameterizedTest
    @CsvSource({"camt052, BkToCstmrAcctRpt", "camt053, p:BkToCstmrStmt", "camt054, BkToCstmrDbtCdtNtfctn"})
    void each_message_is_told_by_its_element_and_no_other_xml_is(String key, String element) {
        byte[] message = ("<?xml version='1.0'?>\n<p:Document><" + element + ">").getBytes(StandardCharsets.UTF_8);
        assertThat(Formats.standard().detect(message, "a.xml").map(Format::key)).contains(key);
        byte[] other = ("<a><row>" + element + " </row></a>").getBytes(StandardCharsets.UTF_8);
        assertThat(Formats.standard().detect(other, null).map(Format::key)).contains("xml");
        byte[] table = ("a,b\n" + element + ",camt.053.001.02\n").getBytes(StandardCharsets.UTF_8);
        assertThat(Formats.standard().detect(table, null).map(Format::key)).contains("csv");
    }

    @Test
    void a_message_announced_as_another_is_refused_with_what_it_is() {
        assertThatThrownBy(() -> BankFiles.read(document("08", statement("", booked(""))), "camt054"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage("the file is not camt054; it looks like camt053");
    }

    @Test
    void a_message_without_a_statement_is_refused() {
        assertThatThrownBy(() -> read("<GrpHdr><MsgId>1</MsgId></GrpHdr>"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage("the camt.053.001.08 message has no statement: no element Stmt in BkToCstmrStmt");
    }

    @Test
    void a_document_type_declaration_is_refused_wherever_it_is_read() {
        String bomb = "<!DOCTYPE a [<!ENTITY b 'c'>]>" + document("08", statement("", booked("")));
        assertThatThrownBy(() -> BankFiles.read(bomb, null)).hasMessageContaining("(DTD) are refused");
    }

    @Test
    void a_statement_without_entries_is_handed_out() throws IOException {
        Read read = entries();
        assertThat(read.entries()).isEmpty();
        assertThat(read.statement(0).entries()).isZero();
    }

    @Test
    void a_file_that_is_cut_is_refused_after_the_entries_before_the_cut() {
        String whole = document("08", statement("", booked("") + booked("")));
        assertThatThrownBy(() -> BankFiles.read(whole.substring(0, whole.length() - 60), "camt053"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("not well-formed XML");
    }

    @Test
    void a_reversal_is_not_turned_round_and_its_parties_keep_their_roles() throws IOException {
        ParsedTransaction back = entries(booked(
                        "<RvslInd>true</RvslInd><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Us</Nm></Dbtr><Cdtr><Nm>They</Nm></Cdtr>"
                                + "</RltdPties></TxDtls></NtryDtls>"))
                .entry(0);
        assertThat(back.amount()).isEqualByComparingTo("5.00");
        assertThat(back.metadata()).containsEntry("reversal", "true").containsEntry("counterparty", "They");
    }

    @Test
    void only_booked_entries_move_the_balance_and_the_others_are_pending() throws IOException {
        Read read = entries(
                "<Ntry><Amt Ccy='EUR'>1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>FUTR</Cd></Sts>" + BOOKED + "</Ntry>",
                "<Ntry><Amt Ccy='EUR'>2</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>INFO</Sts>" + BOOKED + "</Ntry>",
                "<Ntry><Amt Ccy='EUR'>4</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts>" + BOOKED + "</Ntry>",
                "<Ntry><Amt Ccy='EUR'>8</Amt><CdtDbtInd>CRDT</CdtDbtInd>" + BOOKED + "</Ntry>");
        assertThat(read.entries()).extracting(ParsedTransaction::pending).containsExactly(true, true, true, false);
        assertThat(read.statement(0).credits()).isEqualByComparingTo("8");
        assertThat(read.statement(0).entries()).isEqualTo(4);
    }

    @Test
    void days_are_those_printed_and_never_shifted_to_another_zone() throws IOException {
        Read read = entries(
                ENTRY.formatted("<BookgDt><DtTm>2026-03-02T23:59:59.999999999-11:00</DtTm></BookgDt>"),
                ENTRY.formatted("<BookgDt><Dt>2026-03-02T00:00:00+14:00</Dt></BookgDt>"),
                ENTRY.formatted("<BookgDt><Dt>2026-03-02+02:00</Dt></BookgDt>"));
        assertThat(read.entries())
                .extracting(ParsedTransaction::bookingDate)
                .containsOnly(LocalDate.of(2026, 3, 2))
                .hasSize(3);
    }

    @Test
    void an_impossible_booking_date_gives_way_to_the_value_date() throws IOException {
        Read read =
                entries(ENTRY.formatted("<BookgDt><Dt>2026-02-30</Dt></BookgDt><ValDt><Dt>2026-03-02</Dt></ValDt>"));
        assertThat(read.entry(0).bookingDate()).isEqualTo("2026-03-02");
        assertThat(findings(read, 0)).containsExactly(Kind.IMPOSSIBLE_DATE);
    }

    @Test
    void an_entry_without_any_day_is_refused_and_the_next_is_read() throws IOException {
        Read read = entries(ENTRY.formatted(""), booked(""));
        assertThat(read.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.column()).isEqualTo("BookgDt");
            assertThat(refusal.position()).isEqualTo(1);
        });
        assertThat(read.entries()).hasSize(1);
        assertThat(read.statement(0).entries()).isEqualTo(1);
    }

    @Test
    void the_currency_of_the_account_stands_in_for_a_missing_one() throws IOException {
        Read read = entries(booked("").replace(" Ccy='EUR'", ""));
        assertThat(read.entry(0).currency()).isEqualTo("EUR");
    }

    @Test
    void a_batch_without_members_is_one_entry() throws IOException {
        Read read = entries(booked("<NtryDtls><Btch><PmtInfId>P-1</PmtInfId><NbOfTxs>30</NbOfTxs></Btch></NtryDtls>"));
        assertThat(read.entry(0).metadata()).containsEntry("transactions", "30").doesNotContainKey("members");
        assertThat(read.entry(0).reference()).isEqualTo("P-1");
    }

    @Test
    void a_batch_of_fifty_thousand_is_one_entry_whose_members_are_counted() throws IOException {
        String member =
                "<TxDtls><Refs><EndToEndId>E2E-0123456789</EndToEndId></Refs><Amt Ccy='EUR'>0.01</Amt></TxDtls>";
        Read read = entries(booked("<NtryDtls>" + member.repeat(50_000) + "</NtryDtls>"));
        assertThat(read.entry(0).amount()).isEqualByComparingTo("5.00");
        assertThat(read.entry(0).metadata())
                .containsEntry("transactions", "50000")
                .containsKeys("members", "members_left_out")
                .doesNotContainKey("members_sum");
        assertThat(read.entry(0).metadataJson().length()).isLessThan(256 << 10);
        assertThat(read.statement(0).credits()).isEqualByComparingTo("5.00");
    }

    @Test
    void an_entry_too_large_to_be_read_is_refused_and_the_next_is_read() throws IOException {
        Read read = entries(booked("<a/>".repeat(30_000)), booked(""));
        assertThat(read.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .isEqualTo("the entry is too large to be read"));
        assertThat(read.entries()).hasSize(1);
    }

    @Test
    void the_previous_closing_balance_stands_for_the_opening_one() throws IOException {
        Read read = read(statement(
                "", balance("PRCD", "10.00", "EUR", "DBIT") + balance("CLBD", "5.000", "EUR", "DBIT") + booked("")));
        assertThat(String.valueOf(read.statement(0).opening())).contains("amount=-10.00");
        assertThat(findings(read, 0)).isEmpty();
    }

    @Test
    void balances_in_several_currencies_are_not_added_up() throws IOException {
        Read read = read(statement(
                "", balance("OPBD", "10.00", "EUR", "CRDT") + balance("CLBD", "15.00", "SEK", "CRDT") + booked("")));
        assertThat(findings(read, 0)).containsExactly(Kind.CURRENCY_CHANGES);
    }

    @Test
    void a_missing_page_and_a_missing_number_are_gaps() throws IOException {
        String first =
                "<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn><ElctrncSeqNb>7</ElctrncSeqNb>";
        String third = "<StmtPgntn><PgNb>3</PgNb><LastPgInd>true</LastPgInd></StmtPgntn><ElctrncSeqNb>7</ElctrncSeqNb>";
        Read pages = read(statement(first, "") + statement(third, ""));
        assertThat(findings(pages, 0)).isEmpty();
        assertThat(findings(pages, 1)).containsExactly(Kind.GAP);
        Read numbers = read(statement("<LglSeqNb>7</LglSeqNb>", "") + statement("<LglSeqNb>9</LglSeqNb>", ""));
        assertThat(findings(numbers, 1)).containsExactly(Kind.GAP);
        Read inOrder = read(statement("<LglSeqNb>7</LglSeqNb>", "") + statement("<LglSeqNb>8</LglSeqNb>", ""));
        assertThat(findings(inOrder, 1)).isEmpty();
    }

    @Test
    void a_page_that_begins_with_another_balance_than_the_page_before_ended_with_is_found() throws IOException {
        String first = "<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>";
        String second = "<StmtPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></StmtPgntn>";
        Read read = read(statement(first, balance("OPBD", "1", "EUR", "CRDT") + balance("ITBD", "1", "EUR", "CRDT"))
                + statement(second, balance("ITBD", "2", "EUR", "CRDT") + balance("CLBD", "2", "EUR", "CRDT")));
        assertThat(findings(read, 1)).containsExactly(Kind.BALANCE_BROKEN);
    }

    @Test
    void stated_totals_are_compared_and_a_net_is_understood() throws IOException {
        String debit = booked("").replace("CRDT", "DBIT").replace("5.00", "2.00");
        String right = "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries><Sum>3.0</Sum><TtlNetNtry><Amt>3</Amt>"
                + "<CdtDbtInd>CRDT</CdtDbtInd></TtlNetNtry></TtlNtries><TtlDbtNtries><NbOfNtries>1</NbOfNtries>"
                + "<Sum>2</Sum></TtlDbtNtries></TxsSummry>";
        assertThat(findings(read(statement("", right + booked("") + debit)), 0)).isEmpty();
        String wrong = "<TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries><Sum>9</Sum></TtlNtries></TxsSummry>";
        assertThat(findings(read(statement("", wrong + booked("") + debit)), 0))
                .containsExactly(Kind.COUNT_DIFFERS, Kind.TOTAL_DIFFERS);
    }

    @Test
    void the_banks_reference_names_an_entry_alike_in_every_file() throws IOException {
        String entry = booked("<AcctSvcrRef>REF-2026-0001</AcctSvcrRef>");
        assertThat(entries(booked(""), entry).entry(1).externalId())
                .isEqualTo(entries(entry).entry(0).externalId())
                .isEqualTo("X1/REF-2026-0001");
    }

    @Test
    void a_constant_in_place_of_a_reference_names_nothing() throws IOException {
        String one = booked("<AcctSvcrRef>POS</AcctSvcrRef>");
        String other = one.replace("5.00", "6.00");
        assertThat(entries(one).entry(0).externalId())
                .isNotEqualTo(entries(other).entry(0).externalId());
    }

    @Test
    void prose_without_end_is_cut_and_not_refused() throws IOException {
        String prose = "é".repeat(20_000);
        Read read = entries(booked("<AddtlNtryInf>" + prose + "</AddtlNtryInf>"));
        assertThat(read.entry(0).description()).hasSize(4_000);
    }
}
