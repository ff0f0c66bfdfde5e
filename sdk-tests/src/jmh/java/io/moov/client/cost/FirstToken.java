package io.moov.client.cost;

/** The first token of a process. Prints a line when it has it. */
final class FirstToken {
    private FirstToken() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Client.valueOf(arguments[0]).call(arguments[1]).accessToken());
        System.exit(0);
    }
}
