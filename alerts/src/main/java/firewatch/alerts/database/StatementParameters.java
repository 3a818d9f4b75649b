package firewatch.alerts.database;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads the parameters in our statements, {@code :name} or {@code ?}, each statement once. Jdbi's own readers are generated grammars, which
 * a cold JVM takes long to run, and after a start the first fires wait for them.
 */
final class StatementParameters implements SqlParser {
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|\"[^\"]*\"|--.*|::|\\?|:(?<name>[A-Za-z_]\\w*)");

    private final Map<String, ParsedSql> known = new ConcurrentHashMap<>();

    @Override
    public ParsedSql parse(String sql, StatementContext statement) {
        return known.computeIfAbsent(sql, StatementParameters::read);
    }

    @Override
    public String nameParameter(String name, StatementContext statement) {
        return ':' + name;
    }

    static ParsedSql read(String sql) {
        ParsedSql.Builder parsed = ParsedSql.builder();
        Matcher token = TOKEN.matcher(sql);
        int done = 0;
        while (token.find()) {
            String name = token.group("name");
            if (name == null && !token.group().equals("?")) {
                continue;
            }
            parsed.append(sql.substring(done, token.start()));
            if (name == null) {
                parsed.appendPositionalParameter();
            } else {
                parsed.appendNamedParameter(name);
            }
            done = token.end();
        }
        return parsed.append(sql.substring(done)).build();
    }
}
