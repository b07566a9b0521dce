"""Which IRIs do the terms and concepts have? Made from the Turtle: run `python -m ontology.generate`."""

from typing import Final

from ontology.iris import DEF, SCHEME

# Classes
Abbreviation: Final = f"{DEF}Abbreviation"
CaseSample: Final = f"{DEF}CaseSample"
ComplianceJudgement: Final = f"{DEF}ComplianceJudgement"
Concern: Final = f"{DEF}Concern"
ConcernLink: Final = f"{DEF}ConcernLink"
ConcernStatement: Final = f"{DEF}ConcernStatement"
ContextualFact: Final = f"{DEF}ContextualFact"
CrossReference: Final = f"{DEF}CrossReference"
DeclaredCount: Final = f"{DEF}DeclaredCount"
DescribedProcess: Final = f"{DEF}DescribedProcess"
EffectivenessJudgement: Final = f"{DEF}EffectivenessJudgement"
Establishment: Final = f"{DEF}Establishment"
EstablishmentFact: Final = f"{DEF}EstablishmentFact"
EstablishmentPeriod: Final = f"{DEF}EstablishmentPeriod"
FieldworkPeriod: Final = f"{DEF}FieldworkPeriod"
Figure: Final = f"{DEF}Figure"
Finding: Final = f"{DEF}Finding"
FollowUp: Final = f"{DEF}FollowUp"
Footnote: Final = f"{DEF}Footnote"
FullInspection: Final = f"{DEF}FullInspection"
GlossaryEntry: Final = f"{DEF}GlossaryEntry"
IndependentReviewOfProgress: Final = f"{DEF}IndependentReviewOfProgress"
InspectingBody: Final = f"{DEF}InspectingBody"
Inspector: Final = f"{DEF}Inspector"
Judgement: Final = f"{DEF}Judgement"
JudgementScale: Final = f"{DEF}JudgementScale"
LinkEvidence: Final = f"{DEF}LinkEvidence"
LinkReview: Final = f"{DEF}LinkReview"
Mention: Final = f"{DEF}Mention"
NotablePositivePractice: Final = f"{DEF}NotablePositivePractice"
OutcomeJudgement: Final = f"{DEF}OutcomeJudgement"
Paragraph: Final = f"{DEF}Paragraph"
PipelineRun: Final = f"{DEF}PipelineRun"
PracticeExample: Final = f"{DEF}PracticeExample"
ProcessStep: Final = f"{DEF}ProcessStep"
ProgressJudgement: Final = f"{DEF}ProgressJudgement"
ProgressVerdict: Final = f"{DEF}ProgressVerdict"
Provider: Final = f"{DEF}Provider"
Quantity: Final = f"{DEF}Quantity"
Rating: Final = f"{DEF}Rating"
RatingDefinition: Final = f"{DEF}RatingDefinition"
ReadingIssue: Final = f"{DEF}ReadingIssue"
Recommendation: Final = f"{DEF}Recommendation"
RecurringIssue: Final = f"{DEF}RecurringIssue"
Reference: Final = f"{DEF}Reference"
RegulatoryNotice: Final = f"{DEF}RegulatoryNotice"
Report: Final = f"{DEF}Report"
ReportPart: Final = f"{DEF}ReportPart"
Section: Final = f"{DEF}Section"
ServiceProvision: Final = f"{DEF}ServiceProvision"
Signature: Final = f"{DEF}Signature"
SiteFinding: Final = f"{DEF}SiteFinding"
SourceFile: Final = f"{DEF}SourceFile"
StatTable: Final = f"{DEF}StatTable"
TableCell: Final = f"{DEF}TableCell"
TableColumn: Final = f"{DEF}TableColumn"
TableRow: Final = f"{DEF}TableRow"
TeamParticipation: Final = f"{DEF}TeamParticipation"
TextAnchor: Final = f"{DEF}TextAnchor"
ThematicInspection: Final = f"{DEF}ThematicInspection"
Theme: Final = f"{DEF}Theme"
TopicAssignment: Final = f"{DEF}TopicAssignment"
Visit: Final = f"{DEF}Visit"

# Properties
aboutAs: Final = f"{DEF}aboutAs"
active: Final = f"{DEF}active"
addressee: Final = f"{DEF}addressee"
addresseeAsPrinted: Final = f"{DEF}addresseeAsPrinted"
addresses: Final = f"{DEF}addresses"
altersName: Final = f"{DEF}altersName"
announced: Final = f"{DEF}announced"
approximation: Final = f"{DEF}approximation"
aspect: Final = f"{DEF}aspect"
assignedTopic: Final = f"{DEF}assignedTopic"
assignsTopicTo: Final = f"{DEF}assignsTopicTo"
atEstablishment: Final = f"{DEF}atEstablishment"
attestedBy: Final = f"{DEF}attestedBy"
attestedOn: Final = f"{DEF}attestedOn"
authorAsPrinted: Final = f"{DEF}authorAsPrinted"
benchmarkValue: Final = f"{DEF}benchmarkValue"
capacity: Final = f"{DEF}capacity"
caseCount: Final = f"{DEF}caseCount"
citedIn: Final = f"{DEF}citedIn"
columnHeading: Final = f"{DEF}columnHeading"
columnNumber: Final = f"{DEF}columnNumber"
comparator: Final = f"{DEF}comparator"
comparedWith: Final = f"{DEF}comparedWith"
conductedBy: Final = f"{DEF}conductedBy"
confidence: Final = f"{DEF}confidence"
contribution: Final = f"{DEF}contribution"
coreTopic: Final = f"{DEF}coreTopic"
countAgrees: Final = f"{DEF}countAgrees"
countCell: Final = f"{DEF}countCell"
countedBody: Final = f"{DEF}countedBody"
countedRating: Final = f"{DEF}countedRating"
countsWhat: Final = f"{DEF}countsWhat"
cue: Final = f"{DEF}cue"
decidedBy: Final = f"{DEF}decidedBy"
decidedOn: Final = f"{DEF}decidedOn"
decision: Final = f"{DEF}decision"
defines: Final = f"{DEF}defines"
denominator: Final = f"{DEF}denominator"
desirable: Final = f"{DEF}desirable"
direction: Final = f"{DEF}direction"
earlierValue: Final = f"{DEF}earlierValue"
evidencedBy: Final = f"{DEF}evidencedBy"
factKind: Final = f"{DEF}factKind"
feature: Final = f"{DEF}feature"
featureValue: Final = f"{DEF}featureValue"
fieldworkFor: Final = f"{DEF}fieldworkFor"
firstDay: Final = f"{DEF}firstDay"
followsUp: Final = f"{DEF}followsUp"
forBody: Final = f"{DEF}forBody"
forKind: Final = f"{DEF}forKind"
fromPart: Final = f"{DEF}fromPart"
function: Final = f"{DEF}function"
hasAnchor: Final = f"{DEF}hasAnchor"
hasEvidence: Final = f"{DEF}hasEvidence"
hasFootnote: Final = f"{DEF}hasFootnote"
hasPart: Final = f"{DEF}hasPart"
hasStatement: Final = f"{DEF}hasStatement"
heading: Final = f"{DEF}heading"
healthyPrisonTest: Final = f"{DEF}healthyPrisonTest"
hint: Final = f"{DEF}hint"
identityKnown: Final = f"{DEF}identityKnown"
identityReason: Final = f"{DEF}identityReason"
inColumn: Final = f"{DEF}inColumn"
inRole: Final = f"{DEF}inRole"
inRow: Final = f"{DEF}inRow"
inSection: Final = f"{DEF}inSection"
inSource: Final = f"{DEF}inSource"
inTable: Final = f"{DEF}inTable"
issueCode: Final = f"{DEF}issueCode"
judgedBy: Final = f"{DEF}judgedBy"
judges: Final = f"{DEF}judges"
lastDay: Final = f"{DEF}lastDay"
linkFrom: Final = f"{DEF}linkFrom"
linkStatus: Final = f"{DEF}linkStatus"
linkTo: Final = f"{DEF}linkTo"
linkType: Final = f"{DEF}linkType"
longForm: Final = f"{DEF}longForm"
lowerBound: Final = f"{DEF}lowerBound"
madeAt: Final = f"{DEF}madeAt"
measures: Final = f"{DEF}measures"
mentionOf: Final = f"{DEF}mentionOf"
mentionRole: Final = f"{DEF}mentionRole"
message: Final = f"{DEF}message"
metric: Final = f"{DEF}metric"
nameAsPrinted: Final = f"{DEF}nameAsPrinted"
nomisCode: Final = f"{DEF}nomisCode"
number: Final = f"{DEF}number"
numberInferred: Final = f"{DEF}numberInferred"
ofEstablishment: Final = f"{DEF}ofEstablishment"
ofPeriod: Final = f"{DEF}ofPeriod"
opened: Final = f"{DEF}opened"
operatedBy: Final = f"{DEF}operatedBy"
ordinal: Final = f"{DEF}ordinal"
organisationKind: Final = f"{DEF}organisationKind"
page: Final = f"{DEF}page"
pageCount: Final = f"{DEF}pageCount"
paragraphNumber: Final = f"{DEF}paragraphNumber"
partId: Final = f"{DEF}partId"
partKind: Final = f"{DEF}partKind"
partOfRecommendation: Final = f"{DEF}partOfRecommendation"
partOfSample: Final = f"{DEF}partOfSample"
periodOf: Final = f"{DEF}periodOf"
person: Final = f"{DEF}person"
pickedFor: Final = f"{DEF}pickedFor"
placeName: Final = f"{DEF}placeName"
polarity: Final = f"{DEF}polarity"
population: Final = f"{DEF}population"
populationHeld: Final = f"{DEF}populationHeld"
possiblySamePersonAs: Final = f"{DEF}possiblySamePersonAs"
postcode: Final = f"{DEF}postcode"
previousInspection: Final = f"{DEF}previousInspection"
printedNumber: Final = f"{DEF}printedNumber"
printedReference: Final = f"{DEF}printedReference"
priority: Final = f"{DEF}priority"
provider: Final = f"{DEF}provider"
qudtUnit: Final = f"{DEF}qudtUnit"
quote: Final = f"{DEF}quote"
raisedAt: Final = f"{DEF}raisedAt"
raisedBy: Final = f"{DEF}raisedBy"
raisedInParagraph: Final = f"{DEF}raisedInParagraph"
rank: Final = f"{DEF}rank"
rating: Final = f"{DEF}rating"
ratingAsPrinted: Final = f"{DEF}ratingAsPrinted"
readFrom: Final = f"{DEF}readFrom"
recommendationKind: Final = f"{DEF}recommendationKind"
referenceKind: Final = f"{DEF}referenceKind"
referenceMark: Final = f"{DEF}referenceMark"
relatedIssue: Final = f"{DEF}relatedIssue"
repeats: Final = f"{DEF}repeats"
reports: Final = f"{DEF}reports"
restatedIn: Final = f"{DEF}restatedIn"
restatedRating: Final = f"{DEF}restatedRating"
restates: Final = f"{DEF}restates"
reviews: Final = f"{DEF}reviews"
reviewsInspection: Final = f"{DEF}reviewsInspection"
roleAsPrinted: Final = f"{DEF}roleAsPrinted"
roleOfBody: Final = f"{DEF}roleOfBody"
rowHeading: Final = f"{DEF}rowHeading"
rowNumber: Final = f"{DEF}rowNumber"
sameIssueAs: Final = f"{DEF}sameIssueAs"
scaleOf: Final = f"{DEF}scaleOf"
scopeAsPrinted: Final = f"{DEF}scopeAsPrinted"
score: Final = f"{DEF}score"
sectionNumber: Final = f"{DEF}sectionNumber"
securityCategory: Final = f"{DEF}securityCategory"
serviceRole: Final = f"{DEF}serviceRole"
severity: Final = f"{DEF}severity"
sha256: Final = f"{DEF}sha256"
sharedTerm: Final = f"{DEF}sharedTerm"
shortForm: Final = f"{DEF}shortForm"
signedBy: Final = f"{DEF}signedBy"
signedIn: Final = f"{DEF}signedIn"
signs: Final = f"{DEF}signs"
site: Final = f"{DEF}site"
specimen: Final = f"{DEF}specimen"
statedIn: Final = f"{DEF}statedIn"
statementRole: Final = f"{DEF}statementRole"
stepOf: Final = f"{DEF}stepOf"
supports: Final = f"{DEF}supports"
takesPartIn: Final = f"{DEF}takesPartIn"
term: Final = f"{DEF}term"
text: Final = f"{DEF}text"
toNumber: Final = f"{DEF}toNumber"
toPart: Final = f"{DEF}toPart"
toReport: Final = f"{DEF}toReport"
topic: Final = f"{DEF}topic"
underRegulation: Final = f"{DEF}underRegulation"
unitLabel: Final = f"{DEF}unitLabel"
upperBound: Final = f"{DEF}upperBound"
validFrom: Final = f"{DEF}validFrom"
validUntil: Final = f"{DEF}validUntil"
value: Final = f"{DEF}value"
valueAsPrinted: Final = f"{DEF}valueAsPrinted"
valueSource: Final = f"{DEF}valueSource"
webAddress: Final = f"{DEF}webAddress"
when: Final = f"{DEF}when"
why: Final = f"{DEF}why"


class ADDRESSEE:
    """Addressees."""

    scheme: Final = f"{SCHEME}addressee"
    escort_contractor: Final = f"{SCHEME}addressee/escort-contractor"
    governor: Final = f"{SCHEME}addressee/governor"
    governors: Final = f"{SCHEME}addressee/governors"
    health_provider: Final = f"{SCHEME}addressee/health-provider"
    hmpps: Final = f"{SCHEME}addressee/hmpps"
    home_office: Final = f"{SCHEME}addressee/home-office"
    local_authority: Final = f"{SCHEME}addressee/local-authority"
    local_delivery_board: Final = f"{SCHEME}addressee/local-delivery-board"
    ministers: Final = f"{SCHEME}addressee/ministers"
    ministry_of_justice: Final = f"{SCHEME}addressee/ministry-of-justice"
    nhs_england: Final = f"{SCHEME}addressee/nhs-england"
    prison_group_director: Final = f"{SCHEME}addressee/prison-group-director"
    prison_leaders: Final = f"{SCHEME}addressee/prison-leaders"
    regional_probation_directors: Final = f"{SCHEME}addressee/regional-probation-directors"


class APPROXIMATION:
    """Approximations."""

    scheme: Final = f"{SCHEME}approximation"
    about: Final = f"{SCHEME}approximation/about"
    almost: Final = f"{SCHEME}approximation/almost"
    at_least: Final = f"{SCHEME}approximation/at-least"
    exact: Final = f"{SCHEME}approximation/exact"
    fraction_words: Final = f"{SCHEME}approximation/fraction-words"
    less_than: Final = f"{SCHEME}approximation/less-than"
    over: Final = f"{SCHEME}approximation/over"
    range: Final = f"{SCHEME}approximation/range"
    up_to: Final = f"{SCHEME}approximation/up-to"


class COMPLIANCE_CQC:
    """Compliance with a regulation."""

    scheme: Final = f"{SCHEME}compliance-cqc"
    met: Final = f"{SCHEME}compliance-cqc/met"
    not_met: Final = f"{SCHEME}compliance-cqc/not-met"
    partially_met: Final = f"{SCHEME}compliance-cqc/partially-met"


class COUNT_KIND:
    """What is counted."""

    scheme: Final = f"{SCHEME}count-kind"
    cases: Final = f"{SCHEME}count-kind/cases"
    concerns: Final = f"{SCHEME}count-kind/concerns"
    earlier_concerns: Final = f"{SCHEME}count-kind/earlier-concerns"
    earlier_recommendations: Final = f"{SCHEME}count-kind/earlier-recommendations"
    focus_groups: Final = f"{SCHEME}count-kind/focus-groups"
    follow_ups: Final = f"{SCHEME}count-kind/follow-ups"
    follow_ups_and_themes: Final = f"{SCHEME}count-kind/follow-ups-and-themes"
    housekeeping_points: Final = f"{SCHEME}count-kind/housekeeping-points"
    interviews: Final = f"{SCHEME}count-kind/interviews"
    notices: Final = f"{SCHEME}count-kind/notices"
    observations: Final = f"{SCHEME}count-kind/observations"
    positive_practice: Final = f"{SCHEME}count-kind/positive-practice"
    priority_concerns: Final = f"{SCHEME}count-kind/priority-concerns"
    recommendations: Final = f"{SCHEME}count-kind/recommendations"
    recommendations_accepted: Final = f"{SCHEME}count-kind/recommendations-accepted"
    recommendations_partly_accepted: Final = f"{SCHEME}count-kind/recommendations-partly-accepted"
    recommendations_rejected: Final = f"{SCHEME}count-kind/recommendations-rejected"
    records: Final = f"{SCHEME}count-kind/records"
    sites: Final = f"{SCHEME}count-kind/sites"
    survey_responses: Final = f"{SCHEME}count-kind/survey-responses"
    themes: Final = f"{SCHEME}count-kind/themes"


class DECISION:
    """Decisions."""

    scheme: Final = f"{SCHEME}decision"
    accept: Final = f"{SCHEME}decision/accept"
    reject: Final = f"{SCHEME}decision/reject"
    retype: Final = f"{SCHEME}decision/retype"
    unsure: Final = f"{SCHEME}decision/unsure"


class DIRECTION:
    """Directions."""

    scheme: Final = f"{SCHEME}direction"
    better: Final = f"{SCHEME}direction/better"
    fell: Final = f"{SCHEME}direction/fell"
    higher: Final = f"{SCHEME}direction/higher"
    lower: Final = f"{SCHEME}direction/lower"
    rose: Final = f"{SCHEME}direction/rose"
    unchanged: Final = f"{SCHEME}direction/unchanged"
    worse: Final = f"{SCHEME}direction/worse"


class EFFECTIVENESS_ASPECT:
    """Aspects of education, skills and work."""

    scheme: Final = f"{SCHEME}effectiveness-aspect"
    behaviour_and_attitudes: Final = f"{SCHEME}effectiveness-aspect/behaviour-and-attitudes"
    leadership_and_management: Final = f"{SCHEME}effectiveness-aspect/leadership-and-management"
    outcomes: Final = f"{SCHEME}effectiveness-aspect/outcomes"
    overall_effectiveness: Final = f"{SCHEME}effectiveness-aspect/overall-effectiveness"
    personal_development: Final = f"{SCHEME}effectiveness-aspect/personal-development"
    personal_development_behaviour: Final = f"{SCHEME}effectiveness-aspect/personal-development-behaviour"
    quality_of_education: Final = f"{SCHEME}effectiveness-aspect/quality-of-education"


class EFFECTIVENESS_ESTYN:
    """Estyn effectiveness."""

    scheme: Final = f"{SCHEME}effectiveness-estyn"
    adequate: Final = f"{SCHEME}effectiveness-estyn/adequate"
    excellent: Final = f"{SCHEME}effectiveness-estyn/excellent"
    good: Final = f"{SCHEME}effectiveness-estyn/good"
    unsatisfactory: Final = f"{SCHEME}effectiveness-estyn/unsatisfactory"


class EFFECTIVENESS_OFSTED:
    """Ofsted effectiveness."""

    scheme: Final = f"{SCHEME}effectiveness-ofsted"
    good: Final = f"{SCHEME}effectiveness-ofsted/good"
    inadequate: Final = f"{SCHEME}effectiveness-ofsted/inadequate"
    outstanding: Final = f"{SCHEME}effectiveness-ofsted/outstanding"
    requires_improvement: Final = f"{SCHEME}effectiveness-ofsted/requires-improvement"


class EVALUATION_OFSTED_2025:
    """Ofsted evaluation."""

    scheme: Final = f"{SCHEME}evaluation-ofsted-2025"
    exceptional: Final = f"{SCHEME}evaluation-ofsted-2025/exceptional"
    expected_standard: Final = f"{SCHEME}evaluation-ofsted-2025/expected-standard"
    needs_attention: Final = f"{SCHEME}evaluation-ofsted-2025/needs-attention"
    strong_standard: Final = f"{SCHEME}evaluation-ofsted-2025/strong-standard"
    urgent_improvement: Final = f"{SCHEME}evaluation-ofsted-2025/urgent-improvement"


class FACT_KIND:
    """Facts about establishments."""

    scheme: Final = f"{SCHEME}fact-kind"
    baseline_certified_normal_capacity: Final = f"{SCHEME}fact-kind/baseline-certified-normal-capacity"
    capacity: Final = f"{SCHEME}fact-kind/capacity"
    category: Final = f"{SCHEME}fact-kind/category"
    certified_capacity: Final = f"{SCHEME}fact-kind/certified-capacity"
    certified_normal_accommodation: Final = f"{SCHEME}fact-kind/certified-normal-accommodation"
    context: Final = f"{SCHEME}fact-kind/context"
    cost: Final = f"{SCHEME}fact-kind/cost"
    former_governor: Final = f"{SCHEME}fact-kind/former-governor"
    function: Final = f"{SCHEME}fact-kind/function"
    governor: Final = f"{SCHEME}fact-kind/governor"
    history: Final = f"{SCHEME}fact-kind/history"
    imb_chair: Final = f"{SCHEME}fact-kind/imb-chair"
    in_use_certified_normal_capacity: Final = f"{SCHEME}fact-kind/in-use-certified-normal-capacity"
    last_inspection: Final = f"{SCHEME}fact-kind/last-inspection"
    opened: Final = f"{SCHEME}fact-kind/opened"
    operational_capacity: Final = f"{SCHEME}fact-kind/operational-capacity"
    operator: Final = f"{SCHEME}fact-kind/operator"
    place: Final = f"{SCHEME}fact-kind/place"
    population: Final = f"{SCHEME}fact-kind/population"
    population_held: Final = f"{SCHEME}fact-kind/population-held"
    prison_group: Final = f"{SCHEME}fact-kind/prison-group"
    prison_group_director: Final = f"{SCHEME}fact-kind/prison-group-director"
    residential_units: Final = f"{SCHEME}fact-kind/residential-units"
    sample: Final = f"{SCHEME}fact-kind/sample"
    status: Final = f"{SCHEME}fact-kind/status"
    task: Final = f"{SCHEME}fact-kind/task"


class HEALTHY_PRISON_TEST:
    """Healthy prison tests."""

    scheme: Final = f"{SCHEME}healthy-prison-test"
    activities: Final = f"{SCHEME}healthy-prison-test/activities"
    care: Final = f"{SCHEME}healthy-prison-test/care"
    preparation_for_release: Final = f"{SCHEME}healthy-prison-test/preparation-for-release"
    preparation_for_removal_and_release: Final = f"{SCHEME}healthy-prison-test/preparation-for-removal-and-release"
    purposeful_activity: Final = f"{SCHEME}healthy-prison-test/purposeful-activity"
    rehabilitation_and_release_planning: Final = f"{SCHEME}healthy-prison-test/rehabilitation-and-release-planning"
    resettlement: Final = f"{SCHEME}healthy-prison-test/resettlement"
    respect: Final = f"{SCHEME}healthy-prison-test/respect"
    safety: Final = f"{SCHEME}healthy-prison-test/safety"


class INSPECTOR_ROLE:
    """Inspection roles."""

    scheme: Final = f"{SCHEME}inspector-role"
    chief_inspector: Final = f"{SCHEME}inspector-role/chief-inspector"
    chief_inspector_of_probation: Final = f"{SCHEME}inspector-role/chief-inspector-of-probation"
    cqc_inspector: Final = f"{SCHEME}inspector-role/cqc-inspector"
    deputy_chief_inspector: Final = f"{SCHEME}inspector-role/deputy-chief-inspector"
    estyn_inspector: Final = f"{SCHEME}inspector-role/estyn-inspector"
    gp_specialist_adviser: Final = f"{SCHEME}inspector-role/gp-specialist-adviser"
    gphc_inspector: Final = f"{SCHEME}inspector-role/gphc-inspector"
    health_and_social_care_inspector: Final = f"{SCHEME}inspector-role/health-and-social-care-inspector"
    hm_inspector: Final = f"{SCHEME}inspector-role/hm-inspector"
    inspector: Final = f"{SCHEME}inspector-role/inspector"
    lead_ofsted_inspector: Final = f"{SCHEME}inspector-role/lead-ofsted-inspector"
    lead_researcher: Final = f"{SCHEME}inspector-role/lead-researcher"
    observer: Final = f"{SCHEME}inspector-role/observer"
    offender_management_inspector: Final = f"{SCHEME}inspector-role/offender-management-inspector"
    ofsted_inspector: Final = f"{SCHEME}inspector-role/ofsted-inspector"
    pharmacist_specialist: Final = f"{SCHEME}inspector-role/pharmacist-specialist"
    probation_inspector: Final = f"{SCHEME}inspector-role/probation-inspector"
    programme_manager: Final = f"{SCHEME}inspector-role/programme-manager"
    researcher: Final = f"{SCHEME}inspector-role/researcher"
    substance_misuse_inspector: Final = f"{SCHEME}inspector-role/substance-misuse-inspector"
    team_leader: Final = f"{SCHEME}inspector-role/team-leader"
    thematic_lead: Final = f"{SCHEME}inspector-role/thematic-lead"


class LINK_FEATURE:
    """Link features."""

    scheme: Final = f"{SCHEME}link-feature"
    cited_reference: Final = f"{SCHEME}link-feature/cited-reference"
    same_establishment: Final = f"{SCHEME}link-feature/same-establishment"
    same_metric: Final = f"{SCHEME}link-feature/same-metric"
    same_provider: Final = f"{SCHEME}link-feature/same-provider"
    shared_characters: Final = f"{SCHEME}link-feature/shared-characters"
    shared_evidence_words: Final = f"{SCHEME}link-feature/shared-evidence-words"
    shared_topic: Final = f"{SCHEME}link-feature/shared-topic"
    shared_words: Final = f"{SCHEME}link-feature/shared-words"
    vector: Final = f"{SCHEME}link-feature/vector"
    vector_centred: Final = f"{SCHEME}link-feature/vector-centred"


class LINK_STATUS:
    """Link statuses."""

    scheme: Final = f"{SCHEME}link-status"
    accepted: Final = f"{SCHEME}link-status/accepted"
    proposed: Final = f"{SCHEME}link-status/proposed"
    rejected: Final = f"{SCHEME}link-status/rejected"
    superseded: Final = f"{SCHEME}link-status/superseded"


class LINK_TYPE:
    """Link types."""

    scheme: Final = f"{SCHEME}link-type"
    none: Final = f"{SCHEME}link-type/none"
    related_issue: Final = f"{SCHEME}link-type/related-issue"
    repeats: Final = f"{SCHEME}link-type/repeats"
    same_issue: Final = f"{SCHEME}link-type/same-issue"
    see_also: Final = f"{SCHEME}link-type/see-also"


class MENTION_ROLE:
    """Senses of a mention."""

    scheme: Final = f"{SCHEME}mention-role"
    mentioned: Final = f"{SCHEME}mention-role/mentioned"
    visited: Final = f"{SCHEME}mention-role/visited"


class METRIC:
    """Metrics."""

    scheme: Final = f"{SCHEME}metric"
    activity_places: Final = f"{SCHEME}metric/activity-places"
    adjudications: Final = f"{SCHEME}metric/adjudications"
    allocated_to_activity: Final = f"{SCHEME}metric/allocated-to-activity"
    assaults_on_prisoners: Final = f"{SCHEME}metric/assaults-on-prisoners"
    assaults_on_staff: Final = f"{SCHEME}metric/assaults-on-staff"
    attendance: Final = f"{SCHEME}metric/attendance"
    body_worn_coverage: Final = f"{SCHEME}metric/body-worn-coverage"
    capacity: Final = f"{SCHEME}metric/capacity"
    case_loads: Final = f"{SCHEME}metric/case-loads"
    comms_monitoring: Final = f"{SCHEME}metric/comms-monitoring"
    complaints: Final = f"{SCHEME}metric/complaints"
    deaths_in_custody: Final = f"{SCHEME}metric/deaths-in-custody"
    dental_wait: Final = f"{SCHEME}metric/dental-wait"
    employed_after_release: Final = f"{SCHEME}metric/employed-after-release"
    feels_unsafe: Final = f"{SCHEME}metric/feels-unsafe"
    gp_routine_wait: Final = f"{SCHEME}metric/gp-routine-wait"
    hours_out_of_cell: Final = f"{SCHEME}metric/hours-out-of-cell"
    key_work: Final = f"{SCHEME}metric/key-work"
    mental_health_transfer_wait: Final = f"{SCHEME}metric/mental-health-transfer-wait"
    mental_health_wait: Final = f"{SCHEME}metric/mental-health-wait"
    new_arrivals: Final = f"{SCHEME}metric/new-arrivals"
    oasys_current: Final = f"{SCHEME}metric/oasys-current"
    overcrowding: Final = f"{SCHEME}metric/overcrowding"
    population_held: Final = f"{SCHEME}metric/population-held"
    positive_drug_tests: Final = f"{SCHEME}metric/positive-drug-tests"
    prisoners_locked_up: Final = f"{SCHEME}metric/prisoners-locked-up"
    qualifications: Final = f"{SCHEME}metric/qualifications"
    released_accommodated: Final = f"{SCHEME}metric/released-accommodated"
    released_homeless: Final = f"{SCHEME}metric/released-homeless"
    releases: Final = f"{SCHEME}metric/releases"
    reoffending: Final = f"{SCHEME}metric/reoffending"
    segregation: Final = f"{SCHEME}metric/segregation"
    self_harm_rate: Final = f"{SCHEME}metric/self-harm-rate"
    self_inflicted_deaths: Final = f"{SCHEME}metric/self-inflicted-deaths"
    staff_attrition: Final = f"{SCHEME}metric/staff-attrition"
    training_compliance: Final = f"{SCHEME}metric/training-compliance"
    unemployed: Final = f"{SCHEME}metric/unemployed"
    unplanned_force: Final = f"{SCHEME}metric/unplanned-force"
    use_of_force: Final = f"{SCHEME}metric/use-of-force"
    vacancies: Final = f"{SCHEME}metric/vacancies"
    violence: Final = f"{SCHEME}metric/violence"


class ORGANISATION_KIND:
    """Kinds of organisation."""

    scheme: Final = f"{SCHEME}organisation-kind"
    charity: Final = f"{SCHEME}organisation-kind/charity"
    commissioner: Final = f"{SCHEME}organisation-kind/commissioner"
    dental: Final = f"{SCHEME}organisation-kind/dental"
    education: Final = f"{SCHEME}organisation-kind/education"
    emergency: Final = f"{SCHEME}organisation-kind/emergency"
    employer: Final = f"{SCHEME}organisation-kind/employer"
    escort: Final = f"{SCHEME}organisation-kind/escort"
    facilities: Final = f"{SCHEME}organisation-kind/facilities"
    governance: Final = f"{SCHEME}organisation-kind/governance"
    government: Final = f"{SCHEME}organisation-kind/government"
    health: Final = f"{SCHEME}organisation-kind/health"
    inspectorate: Final = f"{SCHEME}organisation-kind/inspectorate"
    library: Final = f"{SCHEME}organisation-kind/library"
    local_authority: Final = f"{SCHEME}organisation-kind/local-authority"
    mental_health: Final = f"{SCHEME}organisation-kind/mental-health"
    ombudsman: Final = f"{SCHEME}organisation-kind/ombudsman"
    operator: Final = f"{SCHEME}organisation-kind/operator"
    optician: Final = f"{SCHEME}organisation-kind/optician"
    other: Final = f"{SCHEME}organisation-kind/other"
    oversight: Final = f"{SCHEME}organisation-kind/oversight"
    pharmacy: Final = f"{SCHEME}organisation-kind/pharmacy"
    police: Final = f"{SCHEME}organisation-kind/police"
    probation: Final = f"{SCHEME}organisation-kind/probation"
    professional: Final = f"{SCHEME}organisation-kind/professional"
    programme: Final = f"{SCHEME}organisation-kind/programme"
    regulator: Final = f"{SCHEME}organisation-kind/regulator"
    social_care: Final = f"{SCHEME}organisation-kind/social-care"
    substance_misuse: Final = f"{SCHEME}organisation-kind/substance-misuse"
    union: Final = f"{SCHEME}organisation-kind/union"


class OUTCOME_HMIP:
    """Healthy prison outcomes."""

    scheme: Final = f"{SCHEME}outcome-hmip"
    good: Final = f"{SCHEME}outcome-hmip/good"
    not_sufficiently_good: Final = f"{SCHEME}outcome-hmip/not-sufficiently-good"
    poor: Final = f"{SCHEME}outcome-hmip/poor"
    reasonably_good: Final = f"{SCHEME}outcome-hmip/reasonably-good"


class PART_KIND:
    """Kinds of printed unit."""

    scheme: Final = f"{SCHEME}part-kind"
    caption: Final = f"{SCHEME}part-kind/caption"
    front_matter: Final = f"{SCHEME}part-kind/front-matter"
    heading: Final = f"{SCHEME}part-kind/heading"
    list_item: Final = f"{SCHEME}part-kind/list-item"
    note: Final = f"{SCHEME}part-kind/note"
    paragraph: Final = f"{SCHEME}part-kind/paragraph"
    statement: Final = f"{SCHEME}part-kind/statement"
    table_row: Final = f"{SCHEME}part-kind/table-row"


class POLARITY:
    """Polarities."""

    scheme: Final = f"{SCHEME}polarity"
    context: Final = f"{SCHEME}polarity/context"
    improved: Final = f"{SCHEME}polarity/improved"
    planned: Final = f"{SCHEME}polarity/planned"
    strength: Final = f"{SCHEME}polarity/strength"
    unchanged: Final = f"{SCHEME}polarity/unchanged"
    weakness: Final = f"{SCHEME}polarity/weakness"
    worse: Final = f"{SCHEME}polarity/worse"


class POPULATION:
    """Populations."""

    scheme: Final = f"{SCHEME}population"
    adult_men: Final = f"{SCHEME}population/adult-men"
    adult_women: Final = f"{SCHEME}population/adult-women"
    children: Final = f"{SCHEME}population/children"
    detainees: Final = f"{SCHEME}population/detainees"
    foreign_nationals: Final = f"{SCHEME}population/foreign-nationals"
    life_sentenced: Final = f"{SCHEME}population/life-sentenced"
    recalled: Final = f"{SCHEME}population/recalled"
    remand: Final = f"{SCHEME}population/remand"
    sentenced: Final = f"{SCHEME}population/sentenced"
    sexual_offences: Final = f"{SCHEME}population/sexual-offences"
    young_adults: Final = f"{SCHEME}population/young-adults"


class PRIORITY:
    """Priority of a concern."""

    scheme: Final = f"{SCHEME}priority"
    key: Final = f"{SCHEME}priority/key"
    key_concern_and_recommendation: Final = f"{SCHEME}priority/key-concern-and-recommendation"
    priority: Final = f"{SCHEME}priority/priority"


class PRISON_FUNCTION:
    """Functions."""

    scheme: Final = f"{SCHEME}prison-function"
    category_b_training: Final = f"{SCHEME}prison-function/category-b-training"
    category_c_training: Final = f"{SCHEME}prison-function/category-c-training"
    children: Final = f"{SCHEME}prison-function/children"
    foreign_national: Final = f"{SCHEME}prison-function/foreign-national"
    immigration_removal_centre: Final = f"{SCHEME}prison-function/immigration-removal-centre"
    local: Final = f"{SCHEME}prison-function/local"
    long_term_high_security: Final = f"{SCHEME}prison-function/long-term-high-security"
    open: Final = f"{SCHEME}prison-function/open"
    reception: Final = f"{SCHEME}prison-function/reception"
    resettlement: Final = f"{SCHEME}prison-function/resettlement"
    secure_school: Final = f"{SCHEME}prison-function/secure-school"
    secure_training_centre: Final = f"{SCHEME}prison-function/secure-training-centre"
    sexual_offences: Final = f"{SCHEME}prison-function/sexual-offences"
    therapeutic: Final = f"{SCHEME}prison-function/therapeutic"
    training: Final = f"{SCHEME}prison-function/training"
    vulnerable_prisoners: Final = f"{SCHEME}prison-function/vulnerable-prisoners"
    women: Final = f"{SCHEME}prison-function/women"
    young_offender_institution: Final = f"{SCHEME}prison-function/young-offender-institution"


class PROGRESS_CONCERNS:
    """Progress on earlier concerns."""

    scheme: Final = f"{SCHEME}progress-concerns"
    addressed: Final = f"{SCHEME}progress-concerns/addressed"
    not_addressed: Final = f"{SCHEME}progress-concerns/not-addressed"
    partially_addressed: Final = f"{SCHEME}progress-concerns/partially-addressed"


class PROGRESS_HMIP:
    """HMI Prisons progress."""

    scheme: Final = f"{SCHEME}progress-hmip"
    good_progress: Final = f"{SCHEME}progress-hmip/good-progress"
    insufficient_progress: Final = f"{SCHEME}progress-hmip/insufficient-progress"
    no_meaningful_progress: Final = f"{SCHEME}progress-hmip/no-meaningful-progress"
    reasonable_progress: Final = f"{SCHEME}progress-hmip/reasonable-progress"


class PROGRESS_OFSTED:
    """Ofsted progress."""

    scheme: Final = f"{SCHEME}progress-ofsted"
    insufficient_progress: Final = f"{SCHEME}progress-ofsted/insufficient-progress"
    reasonable_progress: Final = f"{SCHEME}progress-ofsted/reasonable-progress"
    significant_progress: Final = f"{SCHEME}progress-ofsted/significant-progress"


class PROGRESS_RECOMMENDATIONS:
    """Progress on earlier recommendations."""

    scheme: Final = f"{SCHEME}progress-recommendations"
    achieved: Final = f"{SCHEME}progress-recommendations/achieved"
    no_longer_relevant: Final = f"{SCHEME}progress-recommendations/no-longer-relevant"
    not_achieved: Final = f"{SCHEME}progress-recommendations/not-achieved"
    partially_achieved: Final = f"{SCHEME}progress-recommendations/partially-achieved"


class RECOMMENDATION_KIND:
    """Kinds of recommendation."""

    scheme: Final = f"{SCHEME}recommendation-kind"
    general: Final = f"{SCHEME}recommendation-kind/general"
    housekeeping: Final = f"{SCHEME}recommendation-kind/housekeeping"
    key: Final = f"{SCHEME}recommendation-kind/key"
    main: Final = f"{SCHEME}recommendation-kind/main"


class REFERENCE_KIND:
    """Kinds of reference."""

    scheme: Final = f"{SCHEME}reference-kind"
    annexe: Final = f"{SCHEME}reference-kind/annexe"
    footnote: Final = f"{SCHEME}reference-kind/footnote"
    glossary: Final = f"{SCHEME}reference-kind/glossary"
    internal_paragraph: Final = f"{SCHEME}reference-kind/internal-paragraph"
    prior_report_paragraph: Final = f"{SCHEME}reference-kind/prior-report-paragraph"
    web: Final = f"{SCHEME}reference-kind/web"


class REPORT_TYPE:
    """Report types."""

    scheme: Final = f"{SCHEME}report-type"
    annual_report: Final = f"{SCHEME}report-type/annual-report"
    full_inspection: Final = f"{SCHEME}report-type/full-inspection"
    irp: Final = f"{SCHEME}report-type/irp"
    joint_thematic: Final = f"{SCHEME}report-type/joint-thematic"
    scrutiny_visit: Final = f"{SCHEME}report-type/scrutiny-visit"
    short_scrutiny_visit: Final = f"{SCHEME}report-type/short-scrutiny-visit"
    thematic: Final = f"{SCHEME}report-type/thematic"
    urgent_notification: Final = f"{SCHEME}report-type/urgent-notification"


class SECURITY_CATEGORY:
    """Security categories."""

    scheme: Final = f"{SCHEME}security-category"
    a: Final = f"{SCHEME}security-category/a"
    b: Final = f"{SCHEME}security-category/b"
    c: Final = f"{SCHEME}security-category/c"
    d: Final = f"{SCHEME}security-category/d"
    women_closed: Final = f"{SCHEME}security-category/women-closed"
    women_open: Final = f"{SCHEME}security-category/women-open"
    yoi: Final = f"{SCHEME}security-category/yoi"


class SERVICE_ROLE:
    """Services."""

    scheme: Final = f"{SCHEME}service-role"
    careers_guidance: Final = f"{SCHEME}service-role/careers-guidance"
    commissioner_health: Final = f"{SCHEME}service-role/commissioner-health"
    dental: Final = f"{SCHEME}service-role/dental"
    education_vocational: Final = f"{SCHEME}service-role/education-vocational"
    escort: Final = f"{SCHEME}service-role/escort"
    facilities_management: Final = f"{SCHEME}service-role/facilities-management"
    family_services: Final = f"{SCHEME}service-role/family-services"
    health_lead: Final = f"{SCHEME}service-role/health-lead"
    health_oversight_support: Final = f"{SCHEME}service-role/health-oversight-support"
    library: Final = f"{SCHEME}service-role/library"
    lived_experience_research: Final = f"{SCHEME}service-role/lived-experience-research"
    mental_health: Final = f"{SCHEME}service-role/mental-health"
    optician: Final = f"{SCHEME}service-role/optician"
    other: Final = f"{SCHEME}service-role/other"
    pharmacy: Final = f"{SCHEME}service-role/pharmacy"
    primary_care: Final = f"{SCHEME}service-role/primary-care"
    prison_operator: Final = f"{SCHEME}service-role/prison-operator"
    resettlement: Final = f"{SCHEME}service-role/resettlement"
    social_care: Final = f"{SCHEME}service-role/social-care"
    substance_misuse: Final = f"{SCHEME}service-role/substance-misuse"


class SEVERITY:
    """Severities."""

    scheme: Final = f"{SCHEME}severity"
    error: Final = f"{SCHEME}severity/error"
    info: Final = f"{SCHEME}severity/info"
    warning: Final = f"{SCHEME}severity/warning"


class STATEMENT_ROLE:
    """Places of a statement."""

    scheme: Final = f"{SCHEME}statement-role"
    followup_block: Final = f"{SCHEME}statement-role/followup-block"
    original: Final = f"{SCHEME}statement-role/original"
    progress_list: Final = f"{SCHEME}statement-role/progress-list"
    section4: Final = f"{SCHEME}statement-role/section4"
    summary: Final = f"{SCHEME}statement-role/summary"


class TOPIC:
    """Prison inspection topics."""

    scheme: Final = f"{SCHEME}topic"
    accommodation_release: Final = f"{SCHEME}topic/accommodation-release"
    acct: Final = f"{SCHEME}topic/acct"
    activity_places: Final = f"{SCHEME}topic/activity-places"
    adjudications: Final = f"{SCHEME}topic/adjudications"
    applications_redress: Final = f"{SCHEME}topic/applications-redress"
    body_worn_cameras: Final = f"{SCHEME}topic/body-worn-cameras"
    ceiag: Final = f"{SCHEME}topic/ceiag"
    clinical_governance: Final = f"{SCHEME}topic/clinical-governance"
    csip: Final = f"{SCHEME}topic/csip"
    curriculum: Final = f"{SCHEME}topic/curriculum"
    daily_life: Final = f"{SCHEME}topic/daily-life"
    data_use: Final = f"{SCHEME}topic/data-use"
    debt_gangs: Final = f"{SCHEME}topic/debt-gangs"
    dental: Final = f"{SCHEME}topic/dental"
    early_days: Final = f"{SCHEME}topic/early-days"
    education_induction: Final = f"{SCHEME}topic/education-induction"
    education_skills_work: Final = f"{SCHEME}topic/education-skills-work"
    fair_treatment: Final = f"{SCHEME}topic/fair-treatment"
    faith: Final = f"{SCHEME}topic/faith"
    family_contact: Final = f"{SCHEME}topic/family-contact"
    finance_id: Final = f"{SCHEME}topic/finance-id"
    foreign_nationals: Final = f"{SCHEME}topic/foreign-nationals"
    handover_com: Final = f"{SCHEME}topic/handover-com"
    health_care: Final = f"{SCHEME}topic/health-care"
    health_staffing: Final = f"{SCHEME}topic/health-staffing"
    illicit_drugs: Final = f"{SCHEME}topic/illicit-drugs"
    incentives: Final = f"{SCHEME}topic/incentives"
    interventions: Final = f"{SCHEME}topic/interventions"
    irmt: Final = f"{SCHEME}topic/irmt"
    key_work: Final = f"{SCHEME}topic/key-work"
    ldd_support: Final = f"{SCHEME}topic/ldd-support"
    leadership: Final = f"{SCHEME}topic/leadership"
    living_conditions: Final = f"{SCHEME}topic/living-conditions"
    mappa: Final = f"{SCHEME}topic/mappa"
    medicines: Final = f"{SCHEME}topic/medicines"
    mental_health: Final = f"{SCHEME}topic/mental-health"
    mental_health_transfers: Final = f"{SCHEME}topic/mental-health-transfers"
    offender_management: Final = f"{SCHEME}topic/offender-management"
    om_information_systems: Final = f"{SCHEME}topic/om-information-systems"
    om_staffing: Final = f"{SCHEME}topic/om-staffing"
    patient_safety_incidents: Final = f"{SCHEME}topic/patient-safety-incidents"
    personal_development: Final = f"{SCHEME}topic/personal-development"
    population_pressures: Final = f"{SCHEME}topic/population-pressures"
    ppo_recommendations: Final = f"{SCHEME}topic/ppo-recommendations"
    preparation_for_release: Final = f"{SCHEME}topic/preparation-for-release"
    primary_care: Final = f"{SCHEME}topic/primary-care"
    prisoner_technology: Final = f"{SCHEME}topic/prisoner-technology"
    promoting_positive_behaviour: Final = f"{SCHEME}topic/promoting-positive-behaviour"
    protected_characteristics: Final = f"{SCHEME}topic/protected-characteristics"
    public_protection: Final = f"{SCHEME}topic/public-protection"
    purposeful_activity: Final = f"{SCHEME}topic/purposeful-activity"
    qualifications: Final = f"{SCHEME}topic/qualifications"
    reading: Final = f"{SCHEME}topic/reading"
    reception_induction: Final = f"{SCHEME}topic/reception-induction"
    recreation: Final = f"{SCHEME}topic/recreation"
    reducing_reoffending: Final = f"{SCHEME}topic/reducing-reoffending"
    release_planning: Final = f"{SCHEME}topic/release-planning"
    remand_recall: Final = f"{SCHEME}topic/remand-recall"
    residential_services: Final = f"{SCHEME}topic/residential-services"
    respect: Final = f"{SCHEME}topic/respect"
    safeguarding: Final = f"{SCHEME}topic/safeguarding"
    safety: Final = f"{SCHEME}topic/safety"
    security: Final = f"{SCHEME}topic/security"
    segregation: Final = f"{SCHEME}topic/segregation"
    sentence_progression: Final = f"{SCHEME}topic/sentence-progression"
    social_care: Final = f"{SCHEME}topic/social-care"
    staff_prisoner_relationships: Final = f"{SCHEME}topic/staff-prisoner-relationships"
    staffing: Final = f"{SCHEME}topic/staffing"
    strategy_planning: Final = f"{SCHEME}topic/strategy-planning"
    substance_misuse_treatment: Final = f"{SCHEME}topic/substance-misuse-treatment"
    suicide_self_harm: Final = f"{SCHEME}topic/suicide-self-harm"
    teaching_quality: Final = f"{SCHEME}topic/teaching-quality"
    time_out_of_cell: Final = f"{SCHEME}topic/time-out-of-cell"
    use_of_force: Final = f"{SCHEME}topic/use-of-force"
    violence: Final = f"{SCHEME}topic/violence"
    workshops_work: Final = f"{SCHEME}topic/workshops-work"


class UNIT:
    """Units."""

    scheme: Final = f"{SCHEME}unit"
    count: Final = f"{SCHEME}unit/count"
    day: Final = f"{SCHEME}unit/day"
    fraction: Final = f"{SCHEME}unit/fraction"
    gbp: Final = f"{SCHEME}unit/gbp"
    hour: Final = f"{SCHEME}unit/hour"
    metre: Final = f"{SCHEME}unit/metre"
    minute: Final = f"{SCHEME}unit/minute"
    month: Final = f"{SCHEME}unit/month"
    percent: Final = f"{SCHEME}unit/percent"
    percentage_points: Final = f"{SCHEME}unit/percentage-points"
    square_metre: Final = f"{SCHEME}unit/square-metre"
    week: Final = f"{SCHEME}unit/week"
    working_day: Final = f"{SCHEME}unit/working-day"
    year: Final = f"{SCHEME}unit/year"
    years_of_age: Final = f"{SCHEME}unit/years-of-age"


class VALUE_SOURCE:
    """Sources of a value."""

    scheme: Final = f"{SCHEME}value-source"
    chart: Final = f"{SCHEME}value-source/chart"
    prose: Final = f"{SCHEME}value-source/prose"


class CCCEV:
    """Reused as they are: <http://data.europa.eu/m8g/>."""

    Requirement: Final = "http://data.europa.eu/m8g/Requirement"


class DCTERMS:
    """Reused as they are: <http://purl.org/dc/terms/>."""

    creator: Final = "http://purl.org/dc/terms/creator"
    dateCopyrighted: Final = "http://purl.org/dc/terms/dateCopyrighted"
    description: Final = "http://purl.org/dc/terms/description"
    format: Final = "http://purl.org/dc/terms/format"
    isReplacedBy: Final = "http://purl.org/dc/terms/isReplacedBy"
    issued: Final = "http://purl.org/dc/terms/issued"
    license: Final = "http://purl.org/dc/terms/license"
    references: Final = "http://purl.org/dc/terms/references"
    replaces: Final = "http://purl.org/dc/terms/replaces"
    source: Final = "http://purl.org/dc/terms/source"
    title: Final = "http://purl.org/dc/terms/title"
    type: Final = "http://purl.org/dc/terms/type"


class QB:
    """Reused as they are: <http://purl.org/linked-data/cube#>."""

    AttributeProperty: Final = "http://purl.org/linked-data/cube#AttributeProperty"
    DataSet: Final = "http://purl.org/linked-data/cube#DataSet"
    DataStructureDefinition: Final = "http://purl.org/linked-data/cube#DataStructureDefinition"
    DimensionProperty: Final = "http://purl.org/linked-data/cube#DimensionProperty"
    MeasureProperty: Final = "http://purl.org/linked-data/cube#MeasureProperty"
    Observation: Final = "http://purl.org/linked-data/cube#Observation"
    attribute: Final = "http://purl.org/linked-data/cube#attribute"
    component: Final = "http://purl.org/linked-data/cube#component"
    componentRequired: Final = "http://purl.org/linked-data/cube#componentRequired"
    dataSet: Final = "http://purl.org/linked-data/cube#dataSet"
    dimension: Final = "http://purl.org/linked-data/cube#dimension"
    measure: Final = "http://purl.org/linked-data/cube#measure"
    order: Final = "http://purl.org/linked-data/cube#order"
    structure: Final = "http://purl.org/linked-data/cube#structure"


class SDMX:
    """Reused as they are: <http://purl.org/linked-data/sdmx/2009/attribute#>."""

    unitMeasure: Final = "http://purl.org/linked-data/sdmx/2009/attribute#unitMeasure"


class QUDT:
    """Reused as they are: <http://qudt.org/schema/qudt/>."""

    hasUnit: Final = "http://qudt.org/schema/qudt/hasUnit"
    numericValue: Final = "http://qudt.org/schema/qudt/numericValue"


class RDF:
    """Reused as they are: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>."""

    type: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class RDFS:
    """Reused as they are: <http://www.w3.org/2000/01/rdf-schema#>."""

    label: Final = "http://www.w3.org/2000/01/rdf-schema#label"
    seeAlso: Final = "http://www.w3.org/2000/01/rdf-schema#seeAlso"


class GEO:
    """Reused as they are: <http://www.w3.org/2003/01/geo/wgs84_pos#>."""

    lat: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#lat"
    long: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#long"


class SKOS:
    """Reused as they are: <http://www.w3.org/2004/02/skos/core#>."""

    Concept: Final = "http://www.w3.org/2004/02/skos/core#Concept"
    ConceptScheme: Final = "http://www.w3.org/2004/02/skos/core#ConceptScheme"
    altLabel: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
    broader: Final = "http://www.w3.org/2004/02/skos/core#broader"
    changeNote: Final = "http://www.w3.org/2004/02/skos/core#changeNote"
    definition: Final = "http://www.w3.org/2004/02/skos/core#definition"
    hiddenLabel: Final = "http://www.w3.org/2004/02/skos/core#hiddenLabel"
    inScheme: Final = "http://www.w3.org/2004/02/skos/core#inScheme"
    notation: Final = "http://www.w3.org/2004/02/skos/core#notation"
    prefLabel: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
    related: Final = "http://www.w3.org/2004/02/skos/core#related"
    topConceptOf: Final = "http://www.w3.org/2004/02/skos/core#topConceptOf"


class OA:
    """Reused as they are: <http://www.w3.org/ns/oa#>."""

    end: Final = "http://www.w3.org/ns/oa#end"
    exact: Final = "http://www.w3.org/ns/oa#exact"
    prefix: Final = "http://www.w3.org/ns/oa#prefix"
    start: Final = "http://www.w3.org/ns/oa#start"
    suffix: Final = "http://www.w3.org/ns/oa#suffix"


class ORG:
    """Reused as they are: <http://www.w3.org/ns/org#>."""

    Organization: Final = "http://www.w3.org/ns/org#Organization"


class PROV:
    """Reused as they are: <http://www.w3.org/ns/prov#>."""

    endedAtTime: Final = "http://www.w3.org/ns/prov#endedAtTime"
    hadMember: Final = "http://www.w3.org/ns/prov#hadMember"
    wasGeneratedBy: Final = "http://www.w3.org/ns/prov#wasGeneratedBy"


class FOAF:
    """Reused as they are: <http://xmlns.com/foaf/0.1/>."""

    Person: Final = "http://xmlns.com/foaf/0.1/Person"
    name: Final = "http://xmlns.com/foaf/0.1/name"


class SCHEMA:
    """Reused as they are: <https://schema.org/>."""

    endDate: Final = "https://schema.org/endDate"
    isbn: Final = "https://schema.org/isbn"
    startDate: Final = "https://schema.org/startDate"

