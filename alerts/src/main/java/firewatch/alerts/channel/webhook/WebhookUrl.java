package firewatch.alerts.channel.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** A webhook's URL that was checked for its form; where its host leads is checked at each sending. */
record WebhookUrl(boolean tls, String host, int port, String pathAndQuery) {
    private static final int LONGEST = 2048;
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(^|\\.)(0[xX][0-9a-fA-F]*|[0-9]+)\\.?$");
    /** Octal, hexadecimal and shortened forms mean different addresses to different readers, so none of them is taken. */
    private static final Pattern PLAIN_IPV4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    /** @throws UnfitUrlException with a sentence for whoever wrote it, which never repeats the URL: it may hold secrets */
    static WebhookUrl parse(String text) throws UnfitUrlException {
        if (text.length() > LONGEST) {
            throw new UnfitUrlException("a webhook's URL has at most " + LONGEST + " characters");
        }
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new UnfitUrlException("a webhook's URL begins with https:// or http://");
        }
        if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw new UnfitUrlException("a webhook's URL must not hold a user or password");
        }
        if (uri.getRawFragment() != null) {
            throw new UnfitUrlException("a webhook's URL has no fragment");
        }
        boolean tls = scheme.equals("https");
        return new WebhookUrl(tls, host(uri), port(uri, tls), pathAndQuery(uri));
    }

    /** The host and port as the Host header writes them. */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }

    private static URI uri(String text) throws UnfitUrlException {
        try {
            URI uri = new URI(text);
            return new URI(uri.toASCIIString());
        } catch (URISyntaxException e) {
            throw new UnfitUrlException("that is no URL");
        }
    }

    private static String host(URI uri) throws UnfitUrlException {
        String host = uri.getHost();
        if (host == null || host.isEmpty() || host.contains("%")) {
            throw new UnfitUrlException("a webhook's URL needs a host name or an address");
        }
        if (host.startsWith("[")) {
            return host.substring(1, host.length() - 1).toLowerCase(Locale.ROOT);
        }
        if (ENDS_IN_A_NUMBER.matcher(host).find() && !PLAIN_IPV4.matcher(host).matches()) {
            throw new UnfitUrlException("an address in a webhook's URL is written as four plain numbers");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri, boolean tls) throws UnfitUrlException {
        int port = uri.getPort();
        if (port == 0 || port > 65_535) {
            throw new UnfitUrlException("a port is between 1 and 65535");
        }
        return port < 0 ? (tls ? 443 : 80) : port;
    }

    private static String pathAndQuery(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** A URL that no webhook can have. */
    static final class UnfitUrlException extends Exception {
        UnfitUrlException(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
