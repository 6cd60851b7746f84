import type { TranslationOf } from "../catalogue.ts";
import type { examScreens as english } from "../en/exam-screens.ts";

export const examScreens: TranslationOf<typeof english> = {
  "exams.lead": "Practica cuanto quieras. Los exámenes los corrige el servidor; puedes hacerlos sin red.",
  "exams.modules": "Módulos",
  "exams.certificates": "Certificados",
  "exams.terms": {
    one: "{count} pregunta, {pass} % para aprobar, {minutes} min, {xp} XP una vez",
    many: "{count} de preguntas, {pass} % para aprobar, {minutes} min, {xp} XP una vez",
    other: "{count} preguntas, {pass} % para aprobar, {minutes} min, {xp} XP una vez",
  },
  "exams.take": "Hacer el examen",
  "exams.take_again": "Repetirlo",
  "exams.take_named": "Hacer el examen: {name}",
  "exams.resume": "Seguir con el examen",
  "exams.practise": "Practicar",
  "exams.practise_on": "Seguir practicando",
  "exams.practise_named": "Practicar: {name}",
  "exams.passed_on": "Aprobado el {date}, mejor resultado {best}",
  "exams.last_try": "Último intento {date}: {correct} de {questions}",
  "exams.waiting": {
    one: "{count} entregado. El resultado llega al sincronizar.",
    many: "{count} de entregas. Los resultados llegan al sincronizar.",
    other: "{count} entregados. Los resultados llegan al sincronizar.",
  },
  "exams.needs": "Hace falta: {exams}.",
  "exams.needs_rank": "Se abre con el rango {rank}.",

  "exams.intro_questions": {
    one: "{count} pregunta; {pass} % de aciertos para aprobar.",
    many: "{count} de preguntas; {pass} % de aciertos para aprobar.",
    other: "{count} preguntas; {pass} % de aciertos para aprobar.",
  },
  "exams.intro_time": "Tienes {time}. El reloj sigue aunque cierres la página.",
  "exams.intro_graded": "Lo corrige el servidor. Sin red, el resultado llega al sincronizar.",
  "exams.intro_kept":
    "Cada respuesta se guarda enseguida en este dispositivo. Al acabar el tiempo se entrega lo que haya.",
  "exams.time": "Tiempo",
  "exams.time_factor": "× {factor}",
  "exams.time_hint": "Toma más si lo necesitas. No cambia nada más.",
  "exams.begin": "Empezar",

  "exams.gone": "Este examen ha terminado, o se empezó en otro dispositivo.",
  "exams.back": "Volver a los exámenes",
  "exams.old_bank": "Estas preguntas están anticuadas. Sincroniza una vez y empieza de nuevo.",
  "exams.not_loaded":
    "No se han podido cargar las preguntas. Abre la app una vez con red y sigue: tus respuestas están guardadas.",
  "exams.question_of": "Pregunta {number} de {of}",
  "exams.previous": "Atrás",
  "exams.next": "Siguiente",
  "exams.review": "Repasar",
  "exams.finish": "Terminar",
  "exams.time_left": "Tiempo restante:",
  "exams.time_short": {
    one: "Queda {count} minuto",
    many: "Quedan {count} de minutos",
    other: "Quedan {count} minutos",
  },
  "exams.review_title": "Antes de entregarlo",
  "exams.all_answered": "Está todo respondido.",
  "exams.open_left": {
    one: "Queda {count} pregunta sin responder.",
    many: "Quedan {count} de preguntas sin responder.",
    other: "Quedan {count} preguntas sin responder.",
  },
  "exams.open": "Sin responder",
  "exams.hand_in": "Entregar",
  "exams.hand_in_hint": "Lo que quede sin responder cuenta como fallo. Puedes repetir el examen.",
  "exams.handed_in": "Entregado. El resultado llega al sincronizar.",

  "exams.right": "Correcto.",
  "exams.wrong": "Esta no es.",
  "exams.practice_result": "{correct} de {of} aciertos",
  "exams.practice_all": "Todas. Ya puedes con el examen.",
  "exams.practice_more": "Otra ronda pregunta otras. Cada una dice por qué.",
};
