package org.tppkit.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.consent.ConsentCommand;
import org.tppkit.app.demo.BankStarter;
import org.tppkit.app.pay.FundsCommand;
import org.tppkit.app.pay.PayCommand;
import org.tppkit.app.read.AccountsCommand;
import org.tppkit.app.read.BalancesCommand;
import org.tppkit.app.read.BeneficiariesCommand;
import org.tppkit.app.read.IdentityCommand;
import org.tppkit.app.read.TransactionsCommand;
import org.tppkit.app.server.SimulatorCommand;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** All commands by their names. Each is made only when it is wanted: reading one takes time, and there are many. */
final class Commands {
    private static final Set<String> VERSION = Set.of("-V", "--version");

    private final CommandContext context;
    private final DemoCommand demo;
    private final Map<String, Function<CommandContext, Object>> makers = new LinkedHashMap<>();

    Commands(CommandContext context, BankStarter starter) {
        this.context = context;
        this.demo = new DemoCommand(context, starter);
        makers.put("demo", given -> demo);
        makers.put("banks", BanksCommand::new);
        makers.put("consent", ConsentCommand::with);
        makers.put("accounts", AccountsCommand::new);
        makers.put("balances", BalancesCommand::new);
        makers.put("transactions", TransactionsCommand::new);
        makers.put("identity", IdentityCommand::new);
        makers.put("beneficiaries", BeneficiariesCommand::new);
        makers.put("funds", FundsCommand::with);
        makers.put("pay", PayCommand::with);
        makers.put("doctor", DoctorCommand::new);
        makers.put("explain-signature", ExplainSignatureCommand::new);
        makers.put("simulator", SimulatorCommand::new);
        makers.put("completion", given -> new CompletionCommand(given, this::all));
    }

    /** The program with every command. */
    CommandLine all() {
        CommandLine root = root();
        makers.forEach((name, maker) -> root.addSubcommand(name, maker.apply(context)));
        return complete(root);
    }

    /** The program as far as these arguments need it: where they begin with a command, with that one alone. */
    CommandLine wantedBy(String... args) {
        if (args.length == 0 || VERSION.contains(args[0])) {
            return complete(root());
        }
        Function<CommandContext, Object> maker = makers.get(args[0]);
        return maker == null ? all() : complete(root().addSubcommand(args[0], maker.apply(context)));
    }

    private CommandLine root() {
        return new CommandLine(new RootCommand(demo, context.options()));
    }

    /** What all commands have in common: the version, words in any case, exit codes in the help. */
    private static CommandLine complete(CommandLine command) {
        command.getCommandSpec().versionProvider(new ProgramVersion());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        if (usage.exitCodeList().isEmpty()) {
            usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes());
        }
        command.getSubcommands().values().forEach(Commands::complete);
        return command;
    }

    /** The shared ones. */
    static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitStatus status : ExitStatus.values()) {
            codes.put(Integer.toString(status.code()), status.meaning());
        }
        return codes;
    }
}
