package firewatch.alerts.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.statement.ParsedSql;
import org.junit.jupiter.api.Test;

class StatementParametersTest {
    @Test
    void areReadInTheirOrder() {
        ParsedSql sql = StatementParameters.read("select a from t where b = :b and c in (:c_2, :b) limit :n");

        assertThat(sql.getSql()).isEqualTo("select a from t where b = ? and c in (?, ?) limit ?");
        assertThat(sql.getParameters().getParameterNames()).containsExactly("b", "c_2", "b", "n");
        assertThat(sql.getParameters().isPositional()).isFalse();
    }

    @Test
    void areNotSeenInTextsNamesCastsAndRemarks() {
        String statement = "select ':a it''s :b', \":c\", d::text -- :e\nfrom t";

        ParsedSql sql = StatementParameters.read(statement);

        assertThat(sql.getSql()).isEqualTo(statement);
        assertThat(sql.getParameters().getParameterCount()).isZero();
    }

    @Test
    void mayStandNextToACast() {
        assertThat(StatementParameters.read("select :a::uuid, :b").getSql()).isEqualTo("select ?::uuid, ?");
    }

    @Test
    void mayBeQuestionMarks() {
        ParsedSql sql = StatementParameters.read("select '?' where a = ? and b = ?");

        assertThat(sql.getSql()).isEqualTo("select '?' where a = ? and b = ?");
        assertThat(sql.getParameters().isPositional()).isTrue();
        assertThat(sql.getParameters().getParameterCount()).isEqualTo(2);
    }
}
