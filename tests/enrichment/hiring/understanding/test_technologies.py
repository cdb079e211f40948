"""Technologies in use and technologies that are only welcome; all texts are invented."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring.understanding.technologies import Technologies, read_technologies
from enrichment.hiring.understanding.technology_names import find_names


def used(text: str, title: str = "Engineer") -> tuple[str, ...]:
    return read_technologies(title, text).used


@pytest.mark.parametrize(
    ("text", "technologies"),
    [
        ("You have experience with Python and PostgreSQL.", ("Python", "PostgreSQL")),
        ("Our stack: Go, React, Kubernetes on GCP.", ("Go", "React", "Kubernetes", "Google Cloud")),
        ("Proficiency in C/C++ and Rust", ("C", "C++", "Rust")),
        ("Knowledge of C# and .NET Core is needed.", ("C#", ".NET")),
        ("Experience in languages such as R or Python", ("R", "Python")),
        ("Hands-on Salesforce and HubSpot skills", ("Salesforce", "HubSpot")),
        ("You work with tools like Outreach, Gong and Sales Navigator",
         ("Outreach", "Gong", "Sales Navigator")),
        ("Advanced Excel skills, SAP knowledge", ("Microsoft Excel", "SAP")),
        ("We use Marketo for all campaigns.", ("Marketo",)),
        ("Experience with ruby: we run Ruby on Rails", ("Ruby on Rails",)),
        ("Sehr gute Kenntnisse in Python und SAP S/4HANA", ("Python", "SAP S/4HANA")),
        ("Maîtrise de Python et de Power BI", ("Python", "Power BI")),
    ],
)  # fmt: skip
def test_what_the_work_uses(text, technologies):
    assert used(text) == technologies


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("You own our Go-to-market plan and know how to use it.", id="go-to-market"),
        pytest.param("Experience with R&D and C-level work in a Series C company.", id="letters"),
        pytest.param("You Excel at working with people.\nExcel under pressure.", id="excel-verb"),
        pytest.param("Experience working in Spring 2026 with a swift team.", id="seasons"),
        pytest.param("Work with us and Express yourself, Heap of benefits.", id="plain-words"),
        pytest.param("We compete with Salesforce and HubSpot using better tools.", id="rivals"),
        pytest.param("Founded by ex-Databricks engineers with deep experience.", id="founders"),
        pytest.param("Our customers include Notion, Shopify and Figma.", id="customers"),
        pytest.param("You have worked at companies like Snowflake or Databricks.", id="employers"),
        pytest.param("You manage partnerships with AWS and Salesforce.", id="partners"),
        pytest.param("Interviews are held via Zoom; we use Ashby to recruit.", id="zoom"),
        pytest.param("About us\nPython, Kubernetes and React change the world.", id="company"),
        pytest.param("Reimbursement of your Notion subscription with our tools.", id="perk"),
        pytest.param("", id="empty"),
    ],
)
def test_what_is_only_mentioned_is_not_in_use(text):
    assert "Zoom" not in used(text)
    assert set(used(text)) <= ({"Ashby"} if "Ashby" in text else set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Requirements\n- Python, SQL\nNice to have\n- Kubernetes experience\nBenefits\n- Lunch",
            Technologies(("Python", "SQL"), ("Kubernetes",)),
            id="section",
        ),
        pytest.param(
            "Experience with Python; knowledge of Scala is a plus.",
            Technologies(("Python",), ("Scala",)),
            id="clause",
        ),
        pytest.param(
            "Experience with BI tools such as Tableau and Looker (Power BI preferred)",
            Technologies(("Tableau", "Looker"), ("Power BI",)),
            id="bracket-speaks-of-itself",
        ),
        pytest.param(
            "Experience with Tableau (nice to have)",
            Technologies((), ("Tableau",)),
            id="bracket-speaks-of-all",
        ),
        pytest.param(
            "Advanced in SQL and Python, experience with Scala and Kafka a bonus",
            Technologies(("SQL", "Python"), ("Scala", "Apache Kafka")),
            id="skill-named-anew",
        ),
        pytest.param(
            "- Proficient in Python, Tableau is a plus.",
            Technologies(("Python",), ("Tableau",)),
            id="last-of-what-one-is-able",
        ),
        pytest.param(
            "Deep experience in React and ideally Next.js",
            Technologies(("React",), ("Next.js",)),
            id="ideally-speaks-of-what-follows",
        ),
        pytest.param(
            "Familiarity with Kubernetes, MySQL, and Kafka is a plus.",
            Technologies((), ("Kubernetes", "MySQL", "Apache Kafka")),
            id="one-familiarity-with-all",
        ),
        pytest.param(
            "Knowledge of Scala, and experience with Kafka are a plus.",
            Technologies((), ("Scala", "Apache Kafka")),
            id="plural-speaks-of-all",
        ),
        pytest.param(
            "Ideally, you know Scala, and have experience with Kafka.",
            Technologies((), ("Scala", "Apache Kafka")),
            id="ideally-at-the-beginning",
        ),
        pytest.param(
            "Knowledge of workflow tools (Airflow). Experience with Scala is a plus.",
            Technologies(("Apache Airflow",), ("Scala",)),
            id="sentence-that-ends-in-a-bracket",
        ),
        pytest.param(
            "Erfahrung mit SAP\nKenntnisse in Jira von Vorteil",
            Technologies(("SAP",), ("Jira",)),
            id="german",
        ),
        pytest.param(
            "Python is a plus.\nYou have strong Python skills.",
            Technologies(("Python",), ()),
            id="used-wins",
        ),
    ],
)
def test_welcome_is_apart_from_used(text, expected):
    assert read_technologies("Engineer", text) == expected


@pytest.mark.parametrize(
    ("text", "technologies"),
    [
        ("Knowledge of health law (FCA, AKS) and of privacy.", ()),
        ("Experience with AKS and Kubernetes", ("AKS", "Kubernetes")),
        ("Experience with ArgoCD and Argo", ("ArgoCD",)),
        ("Experience with tools such as Argo and Istio", ("Argo", "Istio")),
        ("Experience with Spring Boot and Spring", ("Spring Boot",)),
    ],
)
def test_a_name_of_two_meanings_counts_by_its_company(text, technologies):
    assert used(text) == technologies


@pytest.mark.parametrize(
    ("title", "technologies"),
    [
        ("Salesforce Administrator", ("Salesforce",)),
        ("Senior Backend Engineer (Go)", ("Go",)),
        ("Rust Developer", ("Rust",)),
        ("Software Engineer, Go-To-Market", ()),
        ("Account Executive, Salesforce", ()),
        ("Alliance Manager, AWS", ()),
        ("Head of Spring Campaigns", ()),
    ],
)
def test_a_makers_title_names_what_is_made_with(title, technologies):
    assert read_technologies(title, "").used == technologies


def test_the_employers_own_product_is_left_out():
    text = "Experience with Retool and Python"
    assert read_technologies("Engineer", text, "retool").used == ("Python",)


def test_names_of_fingerprints_are_known():
    assert [mention.name.technology for mention in find_names("Bitrix24 and Adobe Target")] == [
        "Bitrix24", "Adobe Target",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Python, Go (a plus), " * 20_000, id="one-line"),
        pytest.param("Experience with Go.\n" * 20_000, id="many-lines"),
        pytest.param("(" * 200_000, id="brackets"),
        pytest.param("A" * 200_000, id="one-word"),
        pytest.param("Fluent in SQL, a " + "Go, a " * 20_000 + "plus", id="parts"),
        pytest.param("Fluent " + ", experience with SQL a plus" * 5_000, id="skills-anew"),
    ],
)
def test_an_endless_text_is_read_in_bounded_time(text):
    begin = time.process_time()
    read_technologies("Engineer", text)
    assert time.process_time() - begin < 3


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    found = read_technologies("Engineer", text)
    assert not set(found.used) & set(found.nice)
