//! The form that makes a timer, changes one, or has a trigger call something else.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::live::Live;
use super::publish::{FormButtons, close_after_write, problem_lines};
use crate::change::{self, Change, Problem, Snapshot, TriggerChange, TriggerKey, TriggerSpec};
use crate::console::components::{CronField, Modal, cron_refusal, unique_id};
use crate::console::field::{FieldProblem, Select, TextField};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::cron::Cron;

/// What the form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Create,
    Edit,
    Move,
}

/// The form: what is typed in it and why that is refused. Copies are the same form.
#[derive(Clone, Copy)]
pub(super) struct Form {
    open: RwSignal<bool>,
    purpose: RwSignal<Purpose>,
    /// The trigger as it was when the form was opened. What has no field stays as it is here.
    from: StoredValue<TriggerSpec>,
    name: (RwSignal<String>, FieldProblem),
    qualifier: (RwSignal<String>, FieldProblem),
    cron: (RwSignal<String>, FieldProblem),
    enabled: RwSignal<bool>,
    argument: (RwSignal<String>, FieldProblem),
    description: RwSignal<String>,
    /// What belongs to no field.
    other: RwSignal<Vec<String>>,
}

impl Form {
    pub(super) fn closed() -> Self {
        let field = || (RwSignal::new(String::new()), RwSignal::new(None));
        let form = Self {
            open: RwSignal::new(false),
            purpose: RwSignal::new(Purpose::Create),
            from: StoredValue::new(new_timer()),
            name: field(),
            qualifier: field(),
            cron: field(),
            enabled: RwSignal::new(true),
            argument: field(),
            description: RwSignal::new(String::new()),
            other: RwSignal::new(Vec::new()),
        };
        form.fill(Purpose::Create, new_timer());
        form
    }

    /// Opens it for a new timer. What was typed for one before is still there.
    pub(super) fn create(self) {
        if self.purpose.get_untracked() != Purpose::Create {
            self.fill(Purpose::Create, new_timer());
        }
        self.open.set(true);
    }

    /// Opens it for a timer.
    pub(super) fn edit(self, trigger: TriggerSpec) {
        self.fill(Purpose::Edit, trigger);
        self.open.set(true);
    }

    /// Opens it to have a trigger call something else.
    pub(super) fn relocate(self, trigger: TriggerSpec) {
        self.fill(Purpose::Move, trigger);
        self.open.set(true);
    }

    fn fill(self, purpose: Purpose, trigger: TriggerSpec) {
        self.from.set_value(trigger.clone());
        self.purpose.set(purpose);
        self.show(&[]);
        self.cron.1.set(None);
        self.name.0.set(trigger.key.name);
        self.qualifier.0.set(trigger.key.qualifier);
        self.cron.0.set(trigger.desc);
        self.enabled.set(trigger.enabled);
        self.argument.0.set(trigger.argument);
        self.description.set(trigger.description);
    }

    /// The trigger as the fields say it.
    fn wanted(self) -> TriggerSpec {
        let purpose = self.purpose.get_untracked();
        let mut to = self.from.get_value();
        if purpose == Purpose::Create {
            self.name
                .0
                .get_untracked()
                .trim()
                .clone_into(&mut to.key.name);
        }
        if purpose != Purpose::Edit {
            to.key.qualifier = self.qualifier.0.get_untracked();
        }
        if purpose != Purpose::Move {
            // Seven fields, as the cloud will keep them and the preview should show them.
            let cron = self.cron.0.with_untracked(|text| text.parse::<Cron>());
            if let Ok(cron) = cron {
                cron.stored().clone_into(&mut to.desc);
            }
            to.enabled = self.enabled.get_untracked();
            to.argument = self.argument.0.get_untracked();
            to.description = self.description.get_untracked();
        }
        to
    }

    fn change(self) -> Change {
        let to = self.wanted();
        Change::Triggers(vec![match self.purpose.get_untracked() {
            Purpose::Create => TriggerChange::Create(to),
            Purpose::Edit | Purpose::Move => TriggerChange::Edit {
                key: self.from.with_value(|from| from.key.clone()),
                to,
            },
        }])
    }

    /// Shows these problems, each beside its field, and no others.
    fn show(self, problems: &[Problem]) {
        let [mut name, mut qualifier, mut cron, mut argument] = [None, None, None, None];
        let mut other = Vec::new();
        for problem in problems {
            let said = problem.told();
            match problem {
                Problem::TriggerName { .. } | Problem::TriggerExists { .. }
                    if self.purpose.get_untracked() == Purpose::Create =>
                {
                    name = Some(said);
                }
                Problem::QualifierNotFound { .. } => qualifier = Some(said),
                Problem::Cron(_) if self.purpose.get_untracked() != Purpose::Move => {
                    cron = Some(said);
                }
                Problem::ArgumentTooLong { .. } => argument = Some(said),
                _ => other.push(said),
            }
        }
        self.name.1.set(name);
        self.qualifier.1.set(qualifier);
        self.cron.1.set(cron);
        self.argument.1.set(argument);
        self.other.set(other);
    }
}

/// What the form for a new timer begins with.
fn new_timer() -> TriggerSpec {
    TriggerSpec {
        key: TriggerKey {
            name: String::new(),
            kind: "timer".to_owned(),
            qualifier: "$DEFAULT".to_owned(),
        },
        desc: String::new(),
        enabled: true,
        argument: String::new(),
        description: String::new(),
    }
}

/// Asks what the trigger shall be like, then shows the plan.
#[component]
pub(super) fn TriggerForm(live: Live, form: Form) -> AnyView {
    let words = &text().trigger;
    close_after_write(live, form.open, move || {
        form.fill(Purpose::Create, new_timer());
    });
    let title = Signal::derive(move || match form.purpose.get() {
        Purpose::Create => words.create.to_owned(),
        Purpose::Edit => form
            .from
            .with_value(|from| (words.edit_title)(&from.key.name)),
        Purpose::Move => form
            .from
            .with_value(|from| (words.move_title)(&from.key.name)),
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let refused = match form.purpose.get_untracked() {
            Purpose::Move => None,
            Purpose::Create | Purpose::Edit => cron_refusal(&form.cron.0.read_untracked()),
        };
        let found = if refused.is_none() {
            live.propose(&form.change())
        } else {
            // Planned all the same, so that every field says at once what is wrong with it.
            let plan = |snapshot: &Snapshot| change::plan(&form.change(), snapshot).err();
            let found = live.snapshot().and_then(|snapshot| plan(&snapshot));
            found.unwrap_or_default()
        };
        form.show(&found);
        if refused.is_some() {
            // The plan knows only what could be read of it.
            form.cron.1.set(refused);
        }
    };
    let fields = move || match form.purpose.get() {
        Purpose::Create => create_fields(live, form),
        Purpose::Edit => timer_fields(form),
        Purpose::Move => qualifier_field(live, form),
    };
    let lead = move || match form.purpose.get() {
        Purpose::Create => words.create_lead.to_owned(),
        Purpose::Edit => form
            .from
            .with_value(|from| (words.edit_lead)(&from.key.qualifier)),
        Purpose::Move => form
            .from
            .with_value(|from| (words.move_lead)(&from.key.qualifier)),
    };
    view! {
        <Modal open=form.open title=title>
            <form class="stack" autocomplete="off" on:submit=submit>
                <p>{dynamic(lead)}</p>
                {dynamic(fields)}
                {problem_lines(form.other)}
                <FormButtons open=form.open />
            </form>
        </Modal>
    }
    .fixed()
}

fn create_fields(live: Live, form: Form) -> AnyView {
    let words = &text().trigger;
    let (name, problem) = form.name;
    view! {
        <TextField label=words.name hint=words.name_hint value=name problem=problem />
        {qualifier_field(live, form)}
        {timer_fields(form)}
    }
    .fixed()
}

/// The choice of what is called: aliases first.
fn qualifier_field(live: Live, form: Form) -> AnyView {
    let words = &text().trigger;
    let (value, problem) = form.qualifier;
    let options = Signal::derive(move || {
        let alias = |name: String| ((words.alias_choice)(&name), name);
        let version = |name: String| ((words.version_choice)(&name), name);
        let aliases = live.aliases.get().into_iter();
        let aliases = aliases.map(|one| alias(one.name.to_string()));
        let versions = live.versions.get().into_iter();
        let versions = versions.map(|one| version(one.version.to_string()));
        let all = aliases.chain(versions).map(|(label, name)| (name, label));
        all.collect::<Vec<_>>()
    });
    view! {
        <div>
            <Select
                label=words.qualifier
                options=options
                value=value
                problem=problem
                on_choose=move |chosen| value.set(chosen)
            />
            <p class="field-hint">{words.qualifier_hint}</p>
        </div>
    }
    .fixed()
}

fn timer_fields(form: Form) -> AnyView {
    let words = &text().trigger;
    let (cron, cron_problem) = form.cron;
    view! {
        <CronField value=cron problem=cron_problem />
        <label class="check">
            <input
                type="checkbox"
                prop:checked=dynamic(move || form.enabled.get())
                on:change=move |event| form.enabled.set(event_target_checked(&event))
            />
            {words.enabled}
        </label>
        {argument_field(form)}
        <TextField label=text().function.description value=form.description />
    }
    .fixed()
}

/// A field of several lines: an argument may have some, and one line would lose them.
fn argument_field(form: Form) -> AnyView {
    let words = &text().trigger;
    let (value, problem) = form.argument;
    let id = unique_id("argument");
    let (hint, refused) = (format!("{id}-hint"), format!("{id}-problem"));
    let described_by = format!("{refused} {hint}");
    view! {
        <div class="field">
            <label for=id.clone()>{words.argument}</label>
            <textarea
                id=id
                spellcheck="false"
                aria-describedby=described_by
                aria-invalid=dynamic(move || problem.with(Option::is_some).then_some("true"))
                prop:value=dynamic(move || value.get())
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
            <p class="field-problem" id=refused aria-live="polite">{dynamic(move || problem.get())}</p>
            <p class="field-hint" id=hint>{words.argument_hint}</p>
        </div>
    }
    .fixed()
}
